#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "events/text/article_columns.h"
#include "events/text/document_formats.h"
#include "events/text/new_document.h"

namespace dateline::events {

namespace {

bool is_any(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// ASCII of text in UTF-8 or UTF-16 without its mark: enough to tell markup and headers by.
std::string ascii_of(std::string_view head) {
  constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
  if (head.starts_with(kUtf8Mark)) {
    return std::string(head.substr(kUtf8Mark.size()));
  }
  std::string text(head);
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
    text.erase(0, 2);
    std::erase(text, '\0');
  }
  return text;
}

// The name of the first element, in lower case and without a prefix; "!doctype html" for that declaration.
std::string first_element(std::string_view text) {
  while (true) {
    text = trimmed(text);
    if (text.size() < 2 || text[0] != '<') {
      return {};
    }
    std::string_view skipped_to;
    if (text.starts_with("<!--")) {
      skipped_to = "-->";
    } else if (text.starts_with("<?")) {
      skipped_to = "?>";
    } else if (to_lower_ascii(text.substr(0, 9)) == "<!doctype") {
      return to_lower_ascii(trimmed(text.substr(9)).substr(0, 4)) == "html" ? "!doctype html" : "!doctype";
    } else {
      break;
    }
    const std::size_t end = text.find(skipped_to);
    if (end == std::string_view::npos) {
      return {};
    }
    text.remove_prefix(end + skipped_to.size());
  }
  const std::string_view name = text.substr(1, text.find_first_of(" \t\r\n/>", 1) - 1);
  const std::size_t prefix = name.find(':');
  return to_lower_ascii(prefix == std::string_view::npos ? name : name.substr(prefix + 1));
}

std::optional<InputFormat> markup_format(std::string_view text) {
  const std::string element = first_element(text);
  if (is_any(element, {"rss", "feed"}) || (element == "rdf" && text.find("rss") != std::string_view::npos)) {
    return InputFormat::feed;
  }
  if (is_any(element, {"!doctype html", "html",    "head", "body",   "title", "meta", "div",
                       "article",       "section", "main", "p",      "h1",    "h2",   "table",
                       "center",        "font",    "span", "script", "style", "link", "header"})) {
    return InputFormat::html;
  }
  return std::nullopt;
}

// A block of header lines, among them one that only mail programs write.
bool begins_mail(std::string_view text) {
  bool technical = false;
  std::size_t headers = 0;
  constexpr std::size_t kMostHeaders = 200;
  while (headers < kMostHeaders) {
    const std::string_view line = without_line_end(text.substr(0, text.find('\n') + 1));
    if (line.empty()) {
      break;
    }
    if (line[0] != ' ' && line[0] != '\t') {
      const std::size_t colon = line.find(':');
      const std::string_view name = line.substr(0, colon);
      const bool is_header =
          colon != std::string_view::npos && colon > 0 && std::all_of(name.begin(), name.end(), [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
          });
      if (!is_header) {
        return false;
      }
      ++headers;
      const std::string lower = to_lower_ascii(name);
      technical = technical || is_any(lower, {"received", "return-path", "message-id", "mime-version", "delivered-to",
                                              "content-transfer-encoding", "dkim-signature", "x-mailer"});
    }
    text.remove_prefix(std::min(text.find('\n') + 1, text.size()));
  }
  return technical && headers > 1;
}

bool begins_json_lines(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos || text[begin] != '{') {
    return false;
  }
  text.remove_prefix(begin);
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos && text.size() > Input::kPeek / 2) {
    return text.find("\"text\"") != std::string_view::npos;  // a line that is longer than what can be seen of it
  }
  return begins_ndjson(text.substr(0, end));
}

std::optional<InputFormat> format_of_content(std::string_view head) {
  constexpr std::size_t kPdfMark = 1024;  // where readers of PDF look for it
  if (head.substr(0, kPdfMark).find("%PDF-") != std::string_view::npos && !head.starts_with('<')) {
    return InputFormat::pdf;
  }
  if (head.starts_with("PK\x03\x04")) {
    return InputFormat::office;
  }
  if (head.starts_with("WARC/")) {
    return InputFormat::warc;
  }
  const std::string text = ascii_of(head);
  if (begins_json_lines(text)) {
    return InputFormat::ndjson;
  }
  if (auto markup = markup_format(text)) {
    return markup;
  }
  if (begins_mail(text)) {
    return InputFormat::mail;
  }
  if (begins_article_table(text)) {
    return InputFormat::csv;
  }
  return std::nullopt;
}

InputFormat format_of_name(std::string_view name) {
  std::string lower = to_lower_ascii(name);
  if (lower.ends_with(".gz")) {
    lower.resize(lower.size() - 3);
  }
  const std::size_t dot = lower.rfind('.');
  const std::string ending = dot == std::string::npos ? std::string() : lower.substr(dot);
  if (is_any(ending, {".html", ".htm", ".xhtml"})) {
    return InputFormat::html;
  }
  if (is_any(ending, {".rss", ".atom"})) {
    return InputFormat::feed;
  }
  if (ending == ".eml") {
    return InputFormat::mail;
  }
  if (is_any(ending, {".csv", ".tsv"})) {
    return InputFormat::csv;
  }
  if (is_any(ending, {".ndjson", ".jsonl", ".json"})) {
    return InputFormat::ndjson;
  }
  if (is_any(ending, {".docx", ".odt"})) {
    return InputFormat::office;
  }
  if (ending == ".pdf") {
    return InputFormat::pdf;
  }
  return ending == ".warc" ? InputFormat::warc : InputFormat::text;
}

}  // namespace

InputFormat detect_format(std::string_view head, std::string_view name) {
  return format_of_content(head).value_or(format_of_name(name));
}

}  // namespace dateline::events
