package io.callscribe.activity;

import io.callscribe.api.BodySupport;
import io.callscribe.api.CallDetails;
import java.net.URI;
import java.util.List;

/** The record as we last wrote it: the base of every merge. */
public record Written(String subject, List<Block> blocks, CallDetails call, List<URI> recordings) {
  public Written {
    blocks = List.copyOf(blocks);
    recordings = List.copyOf(recordings);
  }

  static Written of(Wanted wanted, BodySupport body) {
    return new Written(
        subject(wanted.subject(), body.maxSubjectLength()),
        Renderer.render(wanted.sections(), body),
        wanted.call(),
        wanted.recordings());
  }

  private static String subject(String text, int most) {
    return most == 0 || text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  String body() {
    return Renderer.join(blocks);
  }
}
