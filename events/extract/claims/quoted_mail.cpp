#include "events/extract/claims/quoted_mail.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace dateline::events {

namespace {

constexpr std::string_view kBlank = " \t\r";

std::string_view trimmed(std::string_view words) {
  const std::size_t begin = words.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) {
    return {};
  }
  return words.substr(begin, words.find_last_not_of(kBlank) + 1 - begin);
}

bool has_digit(std::string_view words) {
  return std::any_of(words.begin(), words.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

// "On Thursday, 14 October 2021 at 10:02, the duty officer <a@b> wrote:": "the duty officer".
std::string writer_of(std::string_view line) {
  constexpr std::string_view kWrote = "wrote:";
  if (!line.ends_with(kWrote)) {
    return {};
  }
  line = trimmed(line.substr(0, line.size() - kWrote.size()));
  line = trimmed(line.substr(0, line.find('<')));
  while (line.ends_with(',')) {
    line = trimmed(line.substr(0, line.size() - 1));
  }
  // What stands behind the date: its last comma or its last number.
  if (const std::size_t comma = line.rfind(','); comma != std::string_view::npos) {
    line = trimmed(line.substr(comma + 1));
  }
  while (has_digit(line)) {
    const std::size_t digit = line.find_last_of("0123456789");
    const std::size_t space = line.find(' ', digit);
    line = space == std::string_view::npos ? std::string_view() : trimmed(line.substr(space));
  }
  return std::string(line);
}

bool is_original_message(std::string_view line) {
  return line.find("Original Message") != std::string_view::npos && line.starts_with("--");
}

}  // namespace

QuotedMail::QuotedMail(const TaggedText& tagged) {
  const std::string_view text = tagged.text;
  const bool marked = text.starts_with('>') || text.find("\n>") != std::string_view::npos;
  if (!marked && text.find("Original Message") == std::string_view::npos) {
    return;  // as nearly all texts
  }
  std::string_view last;  // line that is not blank
  bool open = false;      // whether the last passage goes on
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = trimmed(text.substr(begin, end - begin));
    const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    if (is_original_message(line)) {
      constexpr std::string_view kFrom = "From:";
      const std::size_t from = text.find(kFrom, end);
      const std::size_t line_end = std::min(text.find('\n', from == std::string_view::npos ? end : from), text.size());
      std::string writer;
      if (from != std::string_view::npos &&
          trimmed(text.substr(end, from - end)).find_first_not_of('\n') == std::string_view::npos) {
        const std::string_view name = text.substr(from + kFrom.size(), line_end - from - kFrom.size());
        writer = std::string(trimmed(name.substr(0, name.find('<'))));
      }
      passages_.push_back({{span.begin, static_cast<std::uint32_t>(text.size())}, std::move(writer)});
      return;
    }
    if (line.starts_with('>')) {
      if (open) {
        passages_.back().span.end = span.end;
      } else {
        passages_.push_back({span, writer_of(last)});
      }
      open = true;
    } else if (!line.empty()) {
      open = false;
    }
    last = line.empty() ? last : line;
    begin = end + 1;
  }
}

const QuotedMail::Passage* QuotedMail::of(const Claim& claim) const {
  const std::uint32_t begin = claim.evidence.front().bytes.begin;
  const auto found = std::find_if(passages_.begin(), passages_.end(),
                                  [&](const Passage& one) { return one.span.begin <= begin && begin < one.span.end; });
  return found == passages_.end() ? nullptr : &*found;
}

void QuotedMail::settle(std::vector<Claim>& claims, std::vector<ClaimOrigin>& origins) const {
  if (passages_.empty()) {
    return;
  }
  std::vector<bool> told(claims.size());
  for (std::size_t at = 0; at < claims.size(); ++at) {
    const Passage* quoted = of(claims[at]);
    if (quoted == nullptr) {
      continue;
    }
    told[at] = std::any_of(claims.begin(), claims.end(), [&](const Claim& own) {
      return of(own) == nullptr && own.sub_event_type == claims[at].sub_event_type &&
             own.place.id == claims[at].place.id && own.place.name == claims[at].place.name;
    });
    if (claims[at].attributed_to.empty() && !quoted->writer.empty()) {
      claims[at].attributed_to.push_back({quoted->writer, Side::unknown});
    }
  }
  drop_claims(told, claims, origins);
}

}  // namespace dateline::events
