#include "events/text/new_document.h"

#include <fmt/format.h>
#include <gmime/gmime.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "events/model/sha256.h"
#include "events/text/calendar_names.h"
#include "events/text/input.h"

namespace dateline::events {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, bad] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return bad == std::errc() && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

// "20160727", "20160727T143000Z" with the marks of the extended form, which `parse_time` reads.
std::string extended_form(std::string_view text) {
  constexpr std::size_t kDay = 8;
  const bool basic = text.size() >= kDay && std::all_of(text.begin(), text.begin() + kDay, is_digit) &&
                     (text.size() == kDay || text[kDay] == 'T');
  if (!basic) {
    return std::string(text);
  }
  std::string form = fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2));
  constexpr std::size_t kMinute = 13;
  if (text.size() >= kMinute) {
    form += fmt::format("T{}:{}", text.substr(9, 2), text.substr(11, 2));
    std::string_view rest = text.substr(kMinute);
    if (rest.size() >= 2 && is_digit(rest[0]) && is_digit(rest[1])) {
      form += fmt::format(":{}", rest.substr(0, 2));
      rest.remove_prefix(2);
    }
    form += rest;
  }
  return form;
}

std::optional<TimeInterval> iso_date(std::string_view text, std::string_view zone) {
  std::string form = extended_form(text);
  // "14:30:00 +0300": the blank is not ISO's.
  if (const std::size_t blank = form.rfind(' '); blank != std::string::npos && blank + 1 < form.size() && blank > 10) {
    const char next = form[blank + 1];
    if (next == '+' || next == '-' || next == 'Z') {
      form.erase(blank, 1);
    } else if (form.substr(blank) == " UTC" || form.substr(blank) == " GMT") {
      form.replace(blank, std::string::npos, "Z");
    }
  }
  // parse_time knows offsets behind seconds only.
  constexpr std::size_t kMinuteForm = 16;
  if (form.size() > kMinuteForm && form[kMinuteForm] != ':') {
    form.insert(kMinuteForm, ":00");
  }
  const Result<TimeInterval> time = parse_time(form, zone);
  return time ? std::optional(*time) : std::nullopt;
}

std::optional<TimeInterval> mail_date(const std::string& text, std::string_view zone) {
  // A day, a month's name, a year and a time of day: less than that is not RFC 5322's, and GMime would guess.
  if (text.find(':') == std::string::npos) {
    return std::nullopt;
  }
  GDateTime* when = g_mime_utils_header_decode_date(text.c_str());
  if (when == nullptr) {
    return std::nullopt;
  }
  const std::int64_t seconds = g_date_time_to_unix(when);
  g_date_time_unref(when);
  const Result<CivilMinute> minute = civil_in_zone(seconds, zone);
  return minute ? std::optional(whole(Granularity::minute, *minute)) : std::nullopt;
}

// "27 July 2016", "July 27, 2016", also with more words around them ("Wednesday, 27 July 2016").
std::optional<TimeInterval> written_date(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < text.size();) {
    constexpr std::string_view kMarks = " ,.\t";
    const std::size_t end = std::min(text.find_first_of(kMarks, begin), text.size());
    if (end > begin) {
      words.push_back(text.substr(begin, end - begin));
    }
    begin = end + 1;
  }
  static constexpr std::array<std::string_view, 12> kFirstLetters = {"jan", "feb", "mar", "apr", "may", "jun",
                                                                     "jul", "aug", "sep", "oct", "nov", "dec"};
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (!is_month_name(words[i])) {
      continue;
    }
    const std::string first = to_lower_ascii(words[i].substr(0, 3));
    const auto month = std::find(kFirstLetters.begin(), kFirstLetters.end(), first) - kFirstLetters.begin() + 1;
    const auto year_and_day = [&](std::size_t year, std::size_t day) -> std::optional<TimeInterval> {
      if (year >= words.size() || day >= words.size() || words[year].size() != 4 || !number(words[year]) ||
          words[day].size() > 2 || !number(words[day])) {
        return std::nullopt;
      }
      const Result<TimeInterval> date =
          parse_time(fmt::format("{}-{:02}-{:02}", words[year], month, *number(words[day])));
      return date ? std::optional(*date) : std::nullopt;
    };
    auto date = i > 0 ? year_and_day(i + 1, i - 1) : std::nullopt;
    return date ? date : year_and_day(i + 2, i + 1);
  }
  return std::nullopt;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(kBlank), text.size());
  return text.substr(begin, text.find_last_not_of(kBlank) + 1 - begin);
}

std::string_view without_line_end(std::string_view line) {
  if (line.ends_with('\n')) {
    line.remove_suffix(1);
  }
  if (line.ends_with('\r')) {
    line.remove_suffix(1);
  }
  return line;
}

std::string to_lower_ascii(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

std::string quotable(std::string_view value) {
  constexpr std::size_t kMost = 60;
  if (value.size() <= kMost) {
    return std::string(value);
  }
  const std::string_view begin = value.substr(0, kMost);
  return std::string(begin.substr(0, valid_utf8_bytes(begin))) + "...";
}

std::string language_code(std::string_view tag) {
  std::string code = to_lower_ascii(trimmed(tag));
  code = code.substr(0, code.find_first_of("-_"));
  const bool is_code =
      code.size() == 2 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return is_code ? code : std::string();
}

tl::unexpected<Error> too_large(const std::string& where) {
  return rejected(where, fmt::format("is larger than {} MB", kMaxDocumentBytes >> 20), "split it");
}

tl::unexpected<Error> without_text(const std::string& where, std::string what) {
  return rejected(where, std::move(what), "give a file that holds a report");
}

Document new_document(std::string original, DecodedText text, std::string name, const DocumentOptions& options) {
  Document document;
  document.sha256 = sha256(original);
  document.id = document.sha256;
  document.text_sha256 = sha256(text.text);
  document.name = std::move(name);
  document.encoding = std::move(text.encoding);
  document.original = std::move(original);
  document.text = std::move(text.text);
  document.publisher = options.publisher;
  document.time_zone = options.time_zone;
  if (options.published) {
    document.published.value = options.published->start;
    document.published.granularity = options.published->granularity;
  }
  return document;
}

std::optional<TimeInterval> metadata_date(std::string_view text, std::string_view zone, DayOrder order) {
  constexpr std::size_t kLongest = 100;
  text = trimmed(text);
  if (text.empty() || text.size() > kLongest) {
    return std::nullopt;
  }
  if (auto date = iso_date(text, zone)) {
    return date;
  }
  if (auto date = numeric_date(text, order)) {
    return date;
  }
  if (auto date = mail_date(std::string(text), zone)) {
    return date;
  }
  return written_date(text);
}

bool date_by_metadata(Document& document, std::string_view text, std::string_view field, DayOrder order) {
  const std::optional<TimeInterval> date = metadata_date(text, document.time_zone, order);
  if (!date) {
    return false;
  }
  document.published = {.value = date->start,
                        .granularity = date->granularity,
                        .inferred = false,
                        .reason = fmt::format("{} says so: {}", field, trimmed(text))};
  return true;
}

}  // namespace dateline::events
