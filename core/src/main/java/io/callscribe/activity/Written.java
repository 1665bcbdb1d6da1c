package io.callscribe.activity;

import io.callscribe.api.BodySupport;
import io.callscribe.api.CallDetails;
import io.callscribe.api.InsightDetails;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The record as we last wrote it: the base of every merge. */
public record Written(
    String subject,
    List<Block> blocks,
    CallDetails call,
    List<URI> recordings,
    Map<String, String> fields,
    Optional<InsightDetails> insights) {

  /** Records of earlier versions lack the last two parts. */
  public Written(
      String subject,
      List<Block> blocks,
      CallDetails call,
      List<URI> recordings,
      @Nullable Map<String, String> fields,
      @Nullable Optional<InsightDetails> insights) {
    this.subject = subject;
    this.blocks = List.copyOf(blocks);
    this.call = call;
    this.recordings = List.copyOf(recordings);
    this.fields = fields == null ? Map.of() : Map.copyOf(fields);
    this.insights = insights == null ? Optional.empty() : insights;
  }

  static Written of(Wanted wanted, BodySupport body) {
    return new Written(
        subject(wanted.subject(), body.maxSubjectLength()),
        Renderer.render(sections(wanted, body), body),
        wanted.call(),
        wanted.recordings(),
        wanted.fields(),
        wanted.insights());
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
