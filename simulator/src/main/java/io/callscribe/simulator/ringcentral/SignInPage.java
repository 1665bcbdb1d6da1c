package io.callscribe.simulator.ringcentral;

import io.callscribe.simulator.http.Reply;
import io.callscribe.simulator.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The HTML of the sign-in: one link per person. */
final class SignInPage {
  private static final List<String> CARRIED =
      List.of(
          "response_type",
          "client_id",
          "redirect_uri",
          "state",
          "code_challenge",
          "code_challenge_method");
  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <link rel="icon" href="data:,">
      <title>Sign in (simulated)</title>
      <style>
        :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
        body { max-width: 26rem; margin: 3rem auto; padding: 0 1rem; }
        ul { list-style: none; padding: 0; }
        a { display: block; padding: .75rem 1rem; margin: .5rem 0; border: 1px solid #8888;
          border-radius: .5rem; color: inherit; text-decoration: none; }
        a:hover, a:focus-visible { border-color: #2f6feb; outline: 2px solid #2f6feb; }
        small { opacity: .7; }
      </style>
      """;

  private SignInPage() {}

  static Reply reply(Request request) {
    var query = new StringBuilder("prompt=none");
    for (var name : CARRIED) {
      request
          .query(name)
          .ifPresent(
              value ->
                  query
                      .append('&')
                      .append(name)
                      .append('=')
                      .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    }
    var page = new StringBuilder(HEAD);
    page.append("<h1>Who signs in?</h1>\n<p>This is the RingCentral simulator.</p>\n<ul>\n");
    for (var person : Account.PEOPLE) {
      page.append("<li><a href=\"?")
          .append(escaped(query.toString()))
          .append("&amp;login_hint=")
          .append(person.number())
          .append("\">")
          .append(escaped(person.name()))
          .append(person.admin() ? ", administrator" : "")
          .append(" <small>ext. ")
          .append(person.number())
          .append("</small></a></li>\n");
    }
    return Reply.html(200, page.append("</ul>\n").toString());
  }

  static String problem(String text, String code) {
    return HEAD
        + "<h1>Sign-in is not possible</h1>\n<p>"
        + escaped(text)
        + ". <small>"
        + escaped(code)
        + "</small></p>\n";
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
