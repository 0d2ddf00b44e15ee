#include "events/text/paragraphs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <optional>

#include "base/utf8.h"
#include "events/text/characters.h"

namespace dateline::events {

namespace {

// A line without the white space around it; a blank one is empty.
struct Line {
  Span span;
};

// In code points.
std::uint32_t width_of(std::string_view text, const Line& line) {
  return count_code_points(line.span.of(text));
}

std::uint32_t first_word_width_of(std::string_view text, const Line& line) {
  const std::string_view content = line.span.of(text);
  return count_code_points(content.substr(0, content.find_first_of(" \t")));
}

bool continues_utf8(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

Line make_line(std::string_view text, std::size_t begin, std::size_t end) {
  // The ">" of a mail that is quoted is no part of the line either.
  for (Character c = character_at(text, begin); begin < end && (c.is_space() || c.code == '>');
       c = character_at(text, begin)) {
    begin += c.size;
  }
  while (end > begin) {
    std::size_t last = end - 1;
    while (last > begin && continues_utf8(text[last])) {
      --last;
    }
    if (!character_at(text, last).is_space()) {
      break;
    }
    end = last;
  }
  return {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}};
}

// Length of the line break at `byte`: LF, CR, CRLF, form feed, or Unicode's line and paragraph separators.
std::size_t line_break_at(std::string_view text, std::size_t byte) {
  switch (text[byte]) {
    case '\r':
      return text.substr(byte).starts_with("\r\n") ? 2 : 1;
    case '\n':
    case '\f':
    case '\v':
      return 1;
    case '\xE2':
      return text.substr(byte).starts_with("\xE2\x80\xA8") || text.substr(byte).starts_with("\xE2\x80\xA9") ? 3 : 0;
    default:
      return 0;
  }
}

// The first byte from `byte` on with which a line break may begin, or the text's end; eight bytes at a time.
std::size_t possible_break(std::string_view text, std::size_t byte) {
  constexpr std::uint64_t kEach = 0x0101010101010101;
  constexpr std::uint64_t kHigh = 0x80 * kEach;
  for (; byte + 8 <= text.size(); byte += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + byte, 8);
    // The high bits of the bytes up to '\r', and of those that are 0xE2; beyond the first one others may have it too.
    const std::uint64_t low = ~((bytes | kHigh) - ('\r' + 1) * kEach) & ~bytes & kHigh;
    const std::uint64_t apart = bytes ^ 0xE2 * kEach;
    const std::uint64_t wide = (apart - kEach) & ~apart & kHigh;
    if ((low | wide) != 0) {
      return byte + static_cast<unsigned>(std::countr_zero(low | wide)) / 8;
    }
  }
  constexpr auto kLast = static_cast<unsigned char>('\r');
  while (byte < text.size() && static_cast<unsigned char>(text[byte]) > kLast && text[byte] != '\xE2') {
    ++byte;
  }
  return byte;
}

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  std::size_t begin = 0;
  for (std::size_t i = possible_break(text, 0); i < text.size(); i = possible_break(text, i)) {
    const std::size_t length = line_break_at(text, i);
    if (length > 0) {
      lines.push_back(make_line(text, begin, i));
      begin = i + length;
    }
    i += std::max<std::size_t>(length, 1);
  }
  lines.push_back(make_line(text, begin, text.size()));
  return lines;
}

// The width at which the text's lines are broken, or nothing where its lines are not broken at a fixed width: then
// hardly a line would have had room for the next one's first word.
std::optional<std::uint32_t> wrap_width(std::string_view text, const std::vector<Line>& lines) {
  constexpr std::uint32_t kWidestWrap = 130;
  constexpr std::size_t kFewestBreaks = 3;
  constexpr double kShareOfBreaks = 0.6;
  std::vector<std::uint32_t> widths;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!lines[i].span.empty() && !lines[i + 1].span.empty()) {
      widths.push_back(width_of(text, lines[i]));
    }
  }
  if (widths.size() < kFewestBreaks) {
    return std::nullopt;
  }
  const auto high = widths.begin() + static_cast<std::ptrdiff_t>((widths.size() - 1) * 19 / 20);
  std::nth_element(widths.begin(), high, widths.end());
  const std::uint32_t width = *high;
  if (width > kWidestWrap) {
    return std::nullopt;
  }
  std::size_t wrapped = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!lines[i].span.empty() && !lines[i + 1].span.empty() &&
        width_of(text, lines[i]) + 1 + first_word_width_of(text, lines[i + 1]) > width) {
      ++wrapped;
    }
  }
  if (static_cast<double>(wrapped) < kShareOfBreaks * static_cast<double>(widths.size())) {
    return std::nullopt;
  }
  return width;
}

// Whether a line's words plainly run on in the next line.
bool runs_on(std::string_view line, std::string_view next) {
  static constexpr std::array<std::string_view, 14> kNeverLast = {"the", "a",  "an", "of",  "in", "on",   "and",
                                                                  "to",  "at", "by", "for", "or", "with", "from"};
  std::size_t last = line.size() - 1;
  while (last > 0 && continues_utf8(line[last])) {
    --last;
  }
  const Character end = character_at(line, last);
  if (!end.is_letter() && !end.is_digit() && end.code != ',') {
    return false;
  }
  if (character_at(next, 0).kind == CharClass::lower) {
    return true;
  }
  const std::size_t space = line.find_last_of(" \t");
  const std::string_view word = space == std::string_view::npos ? line : line.substr(space + 1);
  return std::find(kNeverLast.begin(), kNeverLast.end(), word) != kNeverLast.end();
}

UChar32 last_character(std::string_view text) {
  std::size_t last = text.size() - 1;
  while (last > 0 && continues_utf8(text[last])) {
    --last;
  }
  return character_at(text, last).code;
}

// "• ", "* ", "- " at the head of a line: an item of a list. A dash is one only where the line before has come to an
// end.
bool begins_item(std::string_view line, bool after_end) {
  static constexpr std::array<std::string_view, 5> kBullets = {"• ", "* ", "▪ ", "● ", "‣ "};
  static constexpr std::array<std::string_view, 2> kDashes = {"- ", "– "};
  const auto begins = [&](std::string_view mark) { return line.starts_with(mark); };
  return std::any_of(kBullets.begin(), kBullets.end(), begins) ||
         (after_end && std::any_of(kDashes.begin(), kDashes.end(), begins));
}

// Whether a line of text broken at `width` goes on in the next line: there was no room for its next word, or it is
// long and stops in the middle of a sentence.
bool is_wrapped(std::string_view text, const Line& line, const Line& next, std::uint32_t width) {
  const UChar32 end = last_character(line.span.of(text));
  const bool stops = is_sentence_mark(end) || is_closer(end) || end == ':';
  if (begins_item(next.span.of(text), stops)) {
    return false;
  }
  const std::uint32_t own = width_of(text, line);
  return own + 1 + first_word_width_of(text, next) > width || (!stops && own * 10 >= width * 6);
}

}  // namespace

std::vector<Span> split_paragraphs(std::string_view text) {
  const std::vector<Line> lines = split_lines(text);
  const std::optional<std::uint32_t> wrap = wrap_width(text, lines);
  std::vector<Span> paragraphs;
  const Line* previous = nullptr;
  for (const Line& line : lines) {
    if (line.span.empty()) {
      previous = nullptr;
      continue;
    }
    const bool joins = previous != nullptr && ((wrap && is_wrapped(text, *previous, line, *wrap)) ||
                                               runs_on(previous->span.of(text), line.span.of(text)));
    if (joins) {
      paragraphs.back().end = line.span.end;
    } else {
      paragraphs.push_back(line.span);
    }
    previous = &line;
  }
  return paragraphs;
}

}  // namespace dateline::events
