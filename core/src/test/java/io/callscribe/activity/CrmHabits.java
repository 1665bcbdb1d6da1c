package io.callscribe.activity;

import io.callscribe.api.BodyFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;

/** What CRMs make of a body between writing and reading it, without anybody having touched it. */
final class CrmHabits {
  static final String NONE = "nothing";

  private CrmHabits() {}

  static List<String> names(BodyFormat format) {
    return List.copyOf(all(format).keySet());
  }

  static String apply(String name, BodyFormat format, String body) {
    return all(format).get(name).apply(body);
  }

  private static Map<String, UnaryOperator<String>> all(BodyFormat format) {
    var all = new LinkedHashMap<String, UnaryOperator<String>>();
    all.put(NONE, t -> t);
    all.put("trimmed", String::strip);
    all.put("lines trimmed", t -> t.replaceAll("[ \t]+(?=\n|$)", ""));
    all.put("final newline", t -> t + "\n");
    all.put("CRLF", t -> t.replaceAll("\r?\n", "\r\n"));
    all.put("LF", t -> t.replace("\r\n", "\n"));
    if (format == BodyFormat.HTML) {
      addHtml(all);
    } else {
      all.put("no-break spaces", t -> t.replace(' ', '\u00a0'));
      all.put("plain spaces", t -> t.replace('\u00a0', ' '));
    }
    return all;
  }

  private static String onOneLine(String html) {
    return html.replaceAll("(?i)(?<=</(div|ul|table)>)\\R+", "").replaceAll("\\R", " ");
  }

  private static void addHtml(Map<String, UnaryOperator<String>> all) {
    all.put("no-break spaces", t -> t.replaceAll(" (?=[^<>]*(<|$))", "&nbsp;"));
    all.put("<strong>", t -> t.replace("<b>", "<strong>").replace("</b>", "</strong>"));
    all.put("upper case", t -> t.replace("<div>", "<DIV>").replace("</div>", "</DIV>"));
    all.put("<p>", t -> t.replaceAll("<div>((?:(?!</?div>|<ul>).)*)</div>", "<p>$1</p>"));
    all.put("order of attributes", t -> t.replaceAll("<a (target=\\S+) (href=[^ >]+)", "<a $2 $1"));
    all.put("single quotes", t -> t.replaceAll("=\"([^\"]*)\"(?=[^<]*>)", "='$1'"));
    all.put("no quotes", t -> t.replace("target=\"_blank\"", "target=_blank"));
    all.put("no target", t -> t.replace(" target=\"_blank\"", ""));
    all.put("rel", t -> t.replaceAll("<a (?!rel)", "<a rel=\"noopener noreferrer\" "));
    all.put("class", t -> t.replaceAll("<div>", "<div class=\"crm-line\" data-id=7>"));
    all.put("<br/>", t -> t.replace("<br>", "<br/>"));
    all.put("<br />", t -> t.replace("<br>", "<br />\n"));
    all.put("entities", t -> t.replace("&#39;", "'").replace("&quot;", "\""));
    all.put("other entities", t -> t.replace("&#39;", "&apos;").replace("&lt;", "&#60;"));
    all.put("single line", CrmHabits::onOneLine);
    all.put("newlines", t -> t.replace("</div>", "</div>\n\n").replaceAll("<(ul|li)>", "\n  <$1>"));
    all.put("outer div", t -> "<div>" + onOneLine(t) + "</div>");
    all.put("outer p", t -> "<p>" + t + "</p>");
    all.put("document", t -> "<html><head></head><body>" + t + "</body></html>");
    all.put("pretty", t -> Jsoup.parseBodyFragment(t).body().html());
    all.put("filler", t -> t.replaceAll("(?<!>)</div>", "<br></div>"));
  }
}
