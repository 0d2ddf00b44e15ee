#include "events/text/datelines.h"

#include <charconv>

#include "events/text/calendar_names.h"

namespace dateline::events {

namespace {

constexpr std::size_t kLongestDateline = 24;   // tokens
constexpr std::size_t kFewestTokensAfter = 5;  // of the report that a dateline begins

// Words in capitals that stand before a colon or a dash and are no places.
bool is_label(const TokenView& tokens, std::size_t i) {
  return tokens.is_any(i, "update", "breaking", "analysis", "exclusive", "watch", "video", "note", "opinion", "live",
                       "photos", "photo", "file", "editor", "factbox", "timeline", "correction", "question", "answer",
                       "unicef", "unhcr", "ocha", "nato", "isis", "isil", "urgent", "alert", "summary", "background",
                       "comment", "review", "caption", "source", "warning", "text", "report", "interview", "editorial",
                       "unesco", "explainer", "title", "headline", "link", "date", "published", "subject", "on", "in",
                       "at", "by", "the", "since", "after", "from", "until", "however");
}

bool is_place_particle(const TokenView& tokens, std::size_t i) {
  if (tokens.is_any(i, "of", "de", "del", "la", "el", "al", "and", "near", "in", "the", "'s")) {
    return true;
  }
  constexpr std::size_t kLongestArticle = 4;  // "al-Bab", "ash-Shaddadi"
  const std::size_t hyphen = tokens.word(i).find('-');
  return hyphen != std::string_view::npos && hyphen > 0 && hyphen <= kLongestArticle;
}

class DatelineParser {
 public:
  DatelineParser(const TokenView& tokens, std::size_t first, std::size_t last, const DatelineContext& context)
      : tokens_(tokens), first_(first), last_(last), context_(context) {}

  [[nodiscard]] std::size_t end() {
    if (tokens_.code(first_) == '(') {  // "(Agency) - "
      const std::size_t dash = end_of_agency(first_) + 1;
      return dash < last_ && is_delimiting_dash(dash) && last_ >= dash + 1 + kFewestTokensAfter ? dash + 1 : first_;
    }
    if (!tokens_.is_capitalised(first_) || is_label(tokens_, first_)) {
      return first_;
    }
    const std::size_t limit = std::min(last_, first_ + kLongestDateline);
    for (std::size_t i = first_; i < limit; ++i) {
      if (tokens_.code(i) == ':' && tokens_.glued(i)) {
        return accept(i, false) ? i + 1 : first_;
      }
      if (is_delimiting_dash(i)) {
        return accept(i, true) ? i + 1 : first_;
      }
      if (tokens_.code(i) == '(') {
        i = end_of_agency(i);
        if (i == last_) {
          return first_;
        }
        has_agency_ = true;
        if (tokens_.is_capitalised(i + 1) && (tokens_.glued(i + 1) || is_first_lead_of_agency(i))) {
          return i + 1;  // "(CNN)Syrian forces"
        }
        continue;
      }
      if (!note(i)) {
        return first_;
      }
    }
    return first_;
  }

 private:
  [[nodiscard]] bool is_delimiting_dash(std::size_t i) const {
    if (!tokens_.is_dash(i)) {
      return false;
    }
    const bool wide = tokens_.code(i) != '-' || tokens_[i].span.size() > 1;
    return wide || !tokens_.glued(i + 1);
  }

  // The closing bracket of a short "(Agency)"; `last_` where it is none.
  [[nodiscard]] std::size_t end_of_agency(std::size_t open) const {
    constexpr std::size_t kLongestAgency = 7;
    for (std::size_t i = open + 1; i < std::min(last_, open + kLongestAgency); ++i) {
      if (tokens_.code(i) == ')') {
        return i;
      }
      if (tokens_.is_word(i) && !tokens_.is_capitalised(i)) {
        return last_;
      }
    }
    return last_;
  }

  // "Sanaa (CNN) Fighters", without a dash.
  [[nodiscard]] bool is_first_lead_of_agency(std::size_t close) const {
    return context_.first_body && names_ == 1 && tokens_.is_all_capitals(close - 1) && tokens_.code(close - 2) == '(';
  }

  // Takes a token that may stand in a dateline; false where it may not.
  bool note(std::size_t i) {
    if (is_month_name(tokens_.word(i))) {
      has_date_ = true;
      return true;
    }
    if (tokens_.is_number(i)) {
      return i > first_;
    }
    if (tokens_.is_punctuation(i)) {
      const UChar32 c = tokens_.code(i);
      has_comma_ = has_comma_ || c == ',';
      return c == ',' || c == '/' || c == '.' || c == '\'';
    }
    if (tokens_.is_capitalised(i)) {
      ++names_;
      return true;
    }
    if (tokens_.is_number(i - 1) && tokens_.is_lower(i)) {  // a month as most languages write it: "24 mai"
      has_date_ = true;
      return true;
    }
    return is_place_particle(tokens_, i);
  }

  [[nodiscard]] bool accept(std::size_t delimiter, bool dash) const {
    const std::size_t next = delimiter + 1;
    if ((names_ == 0 && !(has_agency_ && has_date_)) || last_ < next + kFewestTokensAfter) {
      return false;
    }
    if (has_agency_ || has_date_) {
      return true;
    }
    if (context_.capitals_mean_nothing) {
      return false;
    }
    // "UN:" and "US -" are actors; a place in capitals has four letters, or a country behind it.
    constexpr std::size_t kShortestPlace = 4;
    if (tokens_.is_all_capitals(first_) && (has_comma_ || tokens_[first_].span.size() >= kShortestPlace)) {
      return true;
    }
    if (has_comma_ && dash && tokens_.is_all_capitals(delimiter - 1)) {
      return true;  // "Aleppo, SANA -"
    }
    constexpr int kMostNames = 3;
    return context_.first_body && names_ <= kMostNames && !tokens_.is_all_capitals(first_) &&
           tokens_.is_capitalised(next) && is_sentence_after(next, dash);
  }

  // Whether what follows reads as a report's first sentence, not as the middle of one.
  [[nodiscard]] bool is_sentence_after(std::size_t next, bool dash) const {
    constexpr std::size_t kFewestTokensOfLead = 10;
    if (last_ < next + kFewestTokensOfLead || !tokens_.is_mark(last_ - 1)) {
      return false;
    }
    for (std::size_t i = next; dash && i < std::min(last_, next + kLongestDateline); ++i) {
      if (tokens_.is_dash(i)) {
        return false;
      }
    }
    return true;
  }

  const TokenView& tokens_;
  std::size_t first_;
  std::size_t last_;
  DatelineContext context_;
  int names_ = 0;
  bool has_comma_ = false;
  bool has_date_ = false;
  bool has_agency_ = false;
};

int number_of(std::string_view word) {
  int value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  return error == std::errc() ? value : 0;
}

// The words of "Last updated on Wednesday, 27 July 2016 at 2:30 pm GMT".
bool stands_beside_date(const TokenView& tokens, std::size_t i) {
  return is_month_name(tokens.word(i)) || is_weekday_name(tokens.word(i)) ||
         tokens.is_any(i, "last", "first", "date", "dated", "published", "updated", "posted", "issued", "modified",
                       "filed", "on", "at", "am", "pm", "a.m.", "p.m.", "gmt", "utc", "est", "edt", "bst", "cet",
                       "cest", "local", "time", "updated", "created", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
                       "of");
}

// Whether a comma, dash, bar or bracket stands among tokens [first, last).
bool has_mark(const TokenView& tokens, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    const UChar32 c = tokens.code(i);
    if (tokens.is_dash(i) || c == ',' || c == '|' || c == ')' || c == ':' || c == '/') {
      return true;
    }
  }
  return false;
}

}  // namespace

std::size_t end_of_dateline(const TokenView& tokens, std::size_t first, std::size_t last,
                            const DatelineContext& context) {
  return DatelineParser(tokens, first, last, context).end();
}

bool is_date_line(const TokenView& tokens, std::size_t first, std::size_t last) {
  constexpr std::size_t kLongest = 16;
  if (last - first > kLongest) {
    return false;
  }
  bool has_year = false;
  bool has_day = false;
  std::size_t names = 0;  // of who published it: "Agency, 27 July 2016"
  for (std::size_t i = first; i < last; ++i) {
    const int number = tokens.is_number(i) ? number_of(tokens.word(i)) : 0;
    const bool of_date = number > 0 || stands_beside_date(tokens, i);
    if (number >= 1900 && number < 2100) {
      has_year = true;
    } else if (number >= 1 && number <= 31) {
      has_day = true;
    } else if (tokens.is_word(i) && !of_date) {
      if (!tokens.is_capitalised(i) || has_day || has_year) {
        return false;
      }
      ++names;
    }
    // Between names and date stands a mark.
    if (of_date && names > 0 && !has_mark(tokens, first, i + 1)) {
      return false;
    }
  }
  constexpr std::size_t kMostNames = 4;
  return has_year && has_day && names <= kMostNames;
}

}  // namespace dateline::events
