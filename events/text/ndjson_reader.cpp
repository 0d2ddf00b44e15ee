// Newline-delimited JSON: one document a line.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "events/text/document_formats.h"
#include "events/text/new_document.h"

namespace dateline::events {

namespace {

using nlohmann::json;

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

// The value of a string field; empty where it is absent or null.
Result<std::string> string_field(const json& object, const char* key, const std::string& where) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) {
    return std::string();
  }
  if (!found->is_string()) {
    return rejected(where, fmt::format("`{}` is not a string", key), "write it in quotation marks");
  }
  return found->get<std::string>();
}

// A string or a number; what else stands there names no document.
std::string id_of(const json& object) {
  const auto id = object.find("id");
  if (id == object.end()) {
    return {};
  }
  return id->is_string() ? id->get<std::string>() : id->is_number() ? id->dump() : std::string();
}

// The writer, or several in a list.
Result<std::string> author_field(const json& object, const std::string& where) {
  const auto found = object.find("author");
  const auto is_name = [](const json& name) { return name.is_string(); };
  if (found == object.end() || !found->is_array() || !std::all_of(found->begin(), found->end(), is_name)) {
    return string_field(object, "author", where);
  }
  std::string names;
  for (const json& name : *found) {
    names += (names.empty() ? "" : ", ") + name.get<std::string>();
  }
  return names;
}

// When a report was published: a date in any form that metadata have, or seconds or milliseconds since 1970. Nothing
// where it is absent, null or blank.
Result<std::optional<TimeInterval>> published_field(const json& object, const std::string& zone,
                                                    const std::string& where) {
  const auto found = object.find("published");
  if (found != object.end() && found->is_number()) {
    constexpr double kMilliseconds = 1e11;  // as seconds: beyond the year 5000
    const double number = found->get<double>();
    const double seconds = std::abs(number) < kMilliseconds ? number : number / 1000;
    if (std::abs(seconds) < kMilliseconds) {
      return civil_in_zone(static_cast<std::int64_t>(std::floor(seconds)), zone).map([](CivilMinute minute) {
        return std::optional(whole(Granularity::minute, minute));
      });
    }
  }
  const Result<std::string> text = string_field(object, "published", where);
  if (!text) {
    return tl::make_unexpected(text.error());
  }
  if (is_blank(*text)) {
    return std::optional<TimeInterval>();
  }
  const Result<TimeInterval> time = parse_time(*text, zone);
  if (time) {
    return std::optional(*time);
  }
  if (const auto date = metadata_date(*text, zone)) {
    return date;
  }
  return rejected(where, fmt::format("`published` is \"{}\": {}", quotable(*text), time.error().what),
                  time.error().fix);
}

Result<Document> read_object(const json& object, std::string_view line, const DocumentOptions& options,
                             const std::string& where) {
  Document fields;
  const std::array<std::pair<const char*, std::string*>, 7> named = {{{"text", &fields.text},
                                                                      {"title", &fields.title},
                                                                      {"url", &fields.url},
                                                                      {"publisher", &fields.publisher},
                                                                      {"language", &fields.language},
                                                                      {"note", &fields.note},
                                                                      {"time_zone", &fields.time_zone}}};
  for (const auto& [key, value] : named) {
    Result<std::string> field = string_field(object, key, where);
    if (!field) {
      return tl::make_unexpected(field.error());
    }
    *value = std::move(*field);
  }
  if (is_blank(fields.text)) {
    return rejected(where, "`text` is missing or empty", "give the report's text there");
  }
  if (fields.text.find('\0') != std::string::npos) {
    return rejected(where, "`text` holds binary data", "give the report's text there");
  }
  DocumentOptions known = options;
  known.time_zone = fields.time_zone.empty() ? options.time_zone : fields.time_zone;
  if (!is_time_zone(known.time_zone)) {
    return rejected(where, fmt::format("no such time zone: {}", quotable(known.time_zone)), "give an IANA name");
  }
  Result<std::string> author = author_field(object, where);
  const auto published = published_field(object, known.time_zone, where);
  if (!author || !published) {
    return tl::make_unexpected(author ? published.error() : author.error());
  }
  if (*published) {
    known.published = *published;
  }
  Document document = new_document(std::string(line), {std::move(fields.text), "UTF-8"}, where, known);
  if (std::string id = id_of(object); !id.empty()) {
    document.id = std::move(id);
  }
  document.title = std::move(fields.title);
  document.author = std::move(*author);
  document.url = std::move(fields.url);
  document.language = language_code(fields.language);
  document.note = std::move(fields.note);
  if (!fields.publisher.empty()) {
    document.publisher = std::move(fields.publisher);
  }
  return document;
}

// "[" or "{" alone: what stands on the lines to come is no document each.
bool is_laid_out(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(kBlank);
  const std::size_t last = line.find_last_not_of(kBlank);
  return begin != std::string_view::npos && begin == last && (line[begin] == '[' || line[begin] == '{');
}

Result<Document> read_line(std::string_view line, const std::string& where, const DocumentOptions& options) {
  const json object = json::parse(line, nullptr, false);
  if (object.is_discarded()) {
    return rejected(where, "is not valid JSON", "correct the line");
  }
  if (!object.is_object()) {
    return rejected(where, "is no JSON object", "write {\"id\": ..., \"text\": ...}");
  }
  return read_object(object, line, options, where).map_error([&](Error error) {
    error.id = id_of(object);
    return error;
  });
}

}  // namespace

bool begins_ndjson(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(kBlank);
  if (begin == std::string_view::npos || line[begin] != '{') {
    return false;
  }
  const json object = json::parse(line, nullptr, false);
  return object.is_object() && object.contains("text");
}

bool read_ndjson(Input& input, const Source& source) {
  std::string line;
  for (std::size_t number = 1;; ++number) {
    line.clear();
    const Result<bool> more = input.append_line(line);
    if (!more) {
      return source.sink(tl::make_unexpected(more.error()));
    }
    if (!*more) {
      return true;
    }
    if (number == 1 && line.starts_with(kUtf8Mark)) {
      line.erase(0, kUtf8Mark.size());
    }
    if (number == 1 && is_laid_out(line)) {
      return source.sink(rejected(source.name, "is JSON laid out over several lines", "write each report on one line"));
    }
    const std::string where = fmt::format("{}:{}", source.name, number);
    if (line.size() > kMaxDocumentBytes) {
      input.skip_line();
      if (!source.sink(too_large(where))) {
        return false;
      }
    } else if (!is_blank(line) && !source.sink(read_line(without_line_end(line), where, source.options))) {
      return false;
    }
  }
}

}  // namespace dateline::events
