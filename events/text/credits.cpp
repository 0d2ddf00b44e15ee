#include "events/text/credits.h"

#include <algorithm>

#include "events/text/sentences.h"

namespace dateline::events {

namespace {

bool is_photo_word(const TokenView& tokens, std::size_t i) {
  return tokens.is_any(i, "photo", "photos", "photograph", "photographs", "picture", "pictures", "image", "images",
                       "handout", "getty", "credit", "pic");
}

class CreditFinder {
 public:
  CreditFinder(const TokenView& tokens, std::size_t first, std::size_t last)
      : tokens_(tokens), first_(first), last_(last) {}

  std::vector<Credit> run() {
    std::vector<Credit> credits;
    for (std::size_t i = first_; i < last_;) {
      const Credit credit = may_begin(i) ? credit_at(i) : Credit{};
      if (credit.last > i) {
        credits.push_back(credit);
      }
      i = std::max(credit.last, i + 1);
    }
    return credits;
  }

 private:
  // Every credit begins with a slash, a bracket or a dash, or with a word that a slash or a colon follows.
  [[nodiscard]] bool may_begin(std::size_t i) const {
    if (tokens_.is_punctuation(i)) {
      const char mark = tokens_.word(i).front();
      return mark == '/' || mark == '(' || mark == '[' || mark == '-' || static_cast<unsigned char>(mark) >= 0x80;
    }
    if (!tokens_.is_punctuation(i + 1)) {
      return false;
    }
    const char mark = tokens_.word(i + 1).front();
    return mark == '/' || mark == ':';
  }
  [[nodiscard]] Credit credit_at(std::size_t i) const {
    const UChar32 c = tokens_.code(i);
    if (c == '/' && !tokens_.glued(i)) {
      return slashed(i);
    }
    if (c == '(' || c == '[') {
      return bracketed(i, c == '(' ? ')' : ']');
    }
    if (tokens_.is_dash(i) && follows_sentence(i)) {
      return signed_off(i);
    }
    if (tokens_.is_all_capitals(i) && tokens_.code(i + 1) == '/' && tokens_.glued(i + 1) && starts_piece(i)) {
      return named_to_the_end(i, i + 2);
    }
    if (tokens_.code(i + 1) == ':' && is_photo_word(tokens_, i) && starts_piece(i)) {
      return named_to_the_end(i, i + 2);
    }
    return {};
  }

  [[nodiscard]] bool follows_sentence(std::size_t i) const {
    return i > first_ && ends_sentence(tokens_, i - 1 > first_ ? i - 2 : first_, i);
  }
  [[nodiscard]] bool starts_piece(std::size_t i) const { return i == first_ || follows_sentence(i); }

  // "/ AGENCY PHOTO / FIRST LAST": parts in capitals, each behind a slash.
  [[nodiscard]] Credit slashed(std::size_t begin) const {
    std::size_t end = begin;
    std::size_t slashes = 0;
    bool photo = false;
    for (std::size_t i = begin; i < last_; ++i) {
      const UChar32 c = tokens_.code(i);
      if (c == '/') {
        ++slashes;
        continue;
      }
      const bool joins = c == '-' || c == '&' || c == '.' || tokens_.is(i, "via") || tokens_.is_initial(i);
      if (joins && i > begin + 1) {
        // An initial goes on only as "W.", since "A" may begin the next sentence.
        if (tokens_.is_initial(i) && tokens_.code(i + 1) != '.') {
          break;
        }
        continue;
      }
      if (!tokens_.is_all_capitals(i)) {
        break;
      }
      photo = photo || is_photo_word(tokens_, i);
      end = i + 1;
    }
    if (end < last_ && tokens_.is_mark(end) && tokens_.glued(end)) {
      ++end;
    }
    return end > begin + 1 && (photo || slashes > 1 || end == last_) ? Credit{begin, end, true} : Credit{};
  }

  // "(AP Photo/N. N.)", "[N. N./Agency]", and "(Agency)" behind the last sentence.
  [[nodiscard]] Credit bracketed(std::size_t open, UChar32 closer) const {
    constexpr std::size_t kLongest = 20;
    bool photo = false;
    bool slash = false;
    bool names_only = true;
    for (std::size_t i = open + 1; i < std::min(last_, open + kLongest); ++i) {
      const UChar32 c = tokens_.code(i);
      if (c == closer) {
        const std::size_t end = i + 1 < last_ && tokens_.is_mark(i + 1) ? i + 2 : i + 1;
        const bool signs = names_only && i > open + 1 && end == last_ && starts_piece(open);
        return photo || signs ? Credit{open, end, photo || slash} : Credit{};
      }
      slash = slash || c == '/';
      // "photo" alone may be any picture; a credit names somebody beside it.
      photo = photo || (is_photo_word(tokens_, i) &&
                        (tokens_.is_any(i + 1, ":", "/", "by") || i > open + 1 || tokens_.is_capitalised(i + 1)));
      names_only =
          names_only && (tokens_.is_capitalised(i) || c == ',' || c == '/' || c == '.' || tokens_.is(i, "and"));
    }
    return {};
  }

  // "- AGENCY" or "-AGENCY" behind the last sentence, possibly cut off.
  [[nodiscard]] Credit signed_off(std::size_t dash) const {
    constexpr std::size_t kLongest = 5;
    if (dash + 1 == last_ || last_ - dash > kLongest + 1) {
      return {};
    }
    return names_until_end(dash + 1) ? Credit{dash, last_, false} : Credit{};
  }

  [[nodiscard]] Credit named_to_the_end(std::size_t begin, std::size_t names) const {
    constexpr std::size_t kLongest = 12;
    return names < last_ && last_ - names <= kLongest && names_until_end(names) ? Credit{begin, last_, true} : Credit{};
  }

  [[nodiscard]] bool names_until_end(std::size_t i) const {
    for (; i < last_; ++i) {
      const UChar32 c = tokens_.code(i);
      if (!tokens_.is_capitalised(i) && c != '/' && c != ',' && c != '.' && c != '-' &&
          !tokens_.is_any(i, "via", "and", "al", "for")) {
        return false;
      }
    }
    return true;
  }

  const TokenView& tokens_;
  std::size_t first_;
  std::size_t last_;
};

// Whether tokens [first, last) are names and what stands between names.
bool are_names(const TokenView& tokens, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    const bool name = tokens.is_capitalised(i) || (tokens.is_punctuation(i) && !tokens.is_mark(i)) ||
                      (tokens.code(i) == '.' && tokens.is_initial(i - 1));
    if (!name && !tokens.is_any(i, "and", "in", "for", "of", "the", "with", "at", "from", "al", "de", "writer",
                                "writers", "correspondent", "correspondents", "reporter", "reporters", "journalist",
                                "journalists", "staff", "agencies", "special", "to")) {
      return false;
    }
  }
  return first < last;
}

bool starts_with_reporting_by(const TokenView& tokens, std::size_t first) {
  if (tokens.code(first) == '(' || tokens.code(first) == '[') {
    ++first;
  }
  if (tokens.is(first, "additional")) {
    ++first;
  }
  return tokens.is_any(first, "reporting", "writing", "editing", "compiled", "edited", "written") &&
         tokens.is(first + 1, "by");
}

}  // namespace

std::vector<Credit> find_credits(const TokenView& tokens, std::size_t first, std::size_t last) {
  return CreditFinder(tokens, first, last).run();
}

bool is_agency_line(const TokenView& tokens, std::size_t first, std::size_t last) {
  constexpr std::size_t kLongestNames = 3;
  constexpr std::size_t kLongestRights = 16;
  constexpr UChar32 kCopyright = 0xA9;
  if (tokens.code(first) == kCopyright || tokens.is(first, "copyright")) {
    return last - first <= kLongestRights;
  }
  for (std::size_t i = first; i < last; ++i) {
    if (!tokens.is_all_capitals(i) && tokens.code(i) != '/') {
      return false;
    }
  }
  return last - first <= kLongestNames;
}

bool is_byline(const TokenView& tokens, std::size_t first, std::size_t last) {
  constexpr std::size_t kLongest = 24;
  if (starts_with_reporting_by(tokens, first)) {
    return true;
  }
  return tokens.is(first, "by") && tokens.is_capitalised(first) && last - first <= kLongest &&
         !ends_sentence(tokens, first, last) && tokens.is_capitalised(first + 1) && are_names(tokens, first + 1, last);
}

bool is_contribution(const TokenView& tokens, std::size_t first, std::size_t last) {
  if (starts_with_reporting_by(tokens, first)) {
    return true;
  }
  constexpr std::size_t kLongestReported = 24;
  constexpr std::size_t kShortestVerb = 8;  // "reported"
  for (std::size_t i = first; i + 1 < last; ++i) {
    if (tokens[i].span.size() < kShortestVerb) {
      continue;
    }
    if (tokens.is_any(i, "contributed", "contributing") && (tokens.is(i + 1, "to") || tokens.is(i + 1, "reporting"))) {
      const bool to_this = tokens.is_any(i + 2, "this", "the") &&
                           tokens.is_any(i + 3, "report", "story", "article", "dispatch", "coverage");
      return to_this || !tokens.is(i + 1, "to");
    }
    if (tokens.is(i, "reported") && tokens.is(i + 1, "from") && last - first <= kLongestReported) {
      return i > first && are_names(tokens, first, i) && tokens.is_capitalised(i + 2);
    }
  }
  return false;
}

bool is_picture_description(const TokenView& tokens, std::size_t first, std::size_t last) {
  if (tokens.is(first, "file") && (tokens.is_dash(first + 1) || tokens.is_any(first + 1, "photo", "picture", "pic"))) {
    return true;
  }
  if (is_photo_word(tokens, first) && tokens.is_any(first + 1, ":", "taken", "shows")) {
    return true;
  }
  // "In this July 26, 2016 photo", "This picture taken on", "A handout image shows".
  const std::size_t begin = tokens.is_any(first, "in", "on") ? first + 1 : first;
  constexpr std::size_t kReach = 10;
  if (!tokens.is_any(begin, "this", "a", "an")) {
    return false;
  }
  for (std::size_t i = begin + 1; i < std::min(last, begin + kReach); ++i) {
    if (tokens.is_any(i, "photo", "photograph", "picture", "image", "frame", "grab") &&
        (begin > first || tokens.is_any(i + 1, "taken", "shows", "made", "released", "provided", "from", "grab"))) {
      return tokens.is(begin, "this") || begin == first;
    }
  }
  return false;
}

}  // namespace dateline::events
