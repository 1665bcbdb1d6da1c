package io.callscribe.activity;

import io.callscribe.api.BodySupport;
import io.callscribe.api.CallDetails;
import java.net.URI;
import java.util.ArrayList;
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
        Renderer.render(sections(wanted, body), body),
        wanted.call(),
        wanted.recordings());
  }

  /** A CRM without subjects has it on the first line. */
  static List<Section> sections(Wanted wanted, BodySupport body) {
    if (body.maxSubjectLength() > 0) {
      return wanted.sections();
    }
    var sections = new ArrayList<>(wanted.sections());
    sections.addFirst(new Section("subject", new Section.Field("Subject", wanted.subject())));
    return sections;
  }

  private static String subject(String text, int most) {
    return most == 0 || text.length() <= most ? text : Renderer.start(text, most - 1) + "…";
  }

  String body() {
    return Renderer.join(blocks);
  }
}
