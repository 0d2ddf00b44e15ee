#include "events/text/sentences.h"

#include <algorithm>
#include <initializer_list>

#include "base/word_map.h"

namespace dateline::events {

namespace {

using Words = WordMap<bool>;

Words words_of(std::initializer_list<std::string_view> list) {
  Words words;
  for (const std::string_view word : list) {
    words[word] = true;
  }
  return words;
}

bool among(std::string_view word, const Words& words) {
  return words.find(word) != nullptr;
}
bool among(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Abbreviations that stand before a name or a number and so never end a sentence.
const Words kBeforeNames = words_of(
    {"Mr",   "Mrs", "Ms",   "Dr",     "Prof", "Gen",  "Lt",    "Col", "Maj", "Sgt", "Capt", "Cpl", "Pvt",  "Brig",
     "Cmdr", "Adm", "Sen",  "Rep",    "Gov",  "Pres", "Rev",   "Fr",  "Hon", "St",  "Ste",  "Mt",  "Ft",   "No",
     "Nos",  "vs",  "Fig",  "approx", "MR",   "MRS",  "DR",    "GEN", "LT",  "COL", "MAJ",  "SGT", "CAPT", "ST",
     "NO",   "Amb", "Insp", "Supt",   "Mme",  "Mlle", "Sheik", "pp",  "al",  "cf",  "ca"});

// Abbreviations that a sentence may end in; it does where a word follows that usually begins one.
const Words kMayEnd =
    words_of({"Jan",  "Feb",  "Mar", "Apr", "Jun",  "Jul",   "Aug", "Sep",  "Sept", "Oct", "Nov",  "Dec",  "Mon",
              "Tue",  "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat",  "Sun",  "Inc", "Ltd",  "Corp", "Co",
              "Bros", "Jr",   "Sr",  "etc", "Ave",  "Blvd",  "Rd",  "dept", "est",  "km",  "Univ", "Dept"});

// Words that often begin a sentence and hardly ever go on with a name.
const Words kStarters =
    words_of({"The",     "A",     "An",   "He",    "She",    "It",        "They",    "We",    "I",     "You",  "In",
              "On",      "At",    "But",  "And",   "This",   "That",      "These",   "Those", "There", "His",  "Her",
              "Its",     "Their", "Our",  "After", "Before", "When",      "While",   "As",    "For",   "From", "If",
              "So",      "Some",  "Many", "Most",  "More",   "Meanwhile", "However", "Since", "With",  "By",   "To",
              "Earlier", "Later", "Last", "No",    "Not",    "One",       "All"});

// Tokens. Nobody writes such a one; a table or noise without a full stop is read piece by piece, as what reads a
// sentence looks at its words in pairs.
constexpr std::size_t kLongestSentence = 1000;

class Splitter {
 public:
  Splitter(const TokenView& tokens, std::size_t last) : tokens_(tokens), last_(last) {}

  // Past the end of the sentence that begins at token `begin`. Looks no further than the longest sentence reaches, or
  // a text without an end to any would be gone over for each of its pieces.
  [[nodiscard]] std::size_t end_of_sentence(std::size_t begin) const {
    const std::size_t limit = std::min(last_, begin + kLongestSentence);
    for (std::size_t i = begin; i < limit; ++i) {
      if (tokens_[i].plain || (!tokens_.is_mark(i) && !ends_in_dotted_letters(i))) {
        continue;
      }
      const std::size_t after = past_closers(i + 1, limit);
      if (after >= limit) {
        return limit;
      }
      if (is_boundary(begin, i, after)) {
        return after;
      }
    }
    return limit;
  }

 private:
  // "U.S." and "p.m." carry the full stop of their sentence in themselves.
  [[nodiscard]] bool ends_in_dotted_letters(std::size_t i) const {
    return tokens_.is_word(i) && tokens_.word(i).ends_with('.');
  }

  // Past the marks, quotation marks and brackets that directly follow a sentence's mark.
  [[nodiscard]] std::size_t past_closers(std::size_t i, std::size_t limit) const {
    while (i < limit && tokens_.is_punctuation(i) && tokens_.glued(i) &&
           (is_closer(tokens_.code(i)) || tokens_.is_mark(i))) {
      ++i;
    }
    return i;
  }

  [[nodiscard]] bool is_boundary(std::size_t begin, std::size_t mark, std::size_t after) const {
    const bool closed = after > mark + 1;
    // What follows, past an opening quotation mark or bracket.
    std::size_t next = after;
    const std::size_t furthest = std::min(last_, after + kLongestSentence);
    while (next + 1 < furthest && tokens_.is_punctuation(next) && !tokens_.is_mark(next) && !tokens_.is_dash(next)) {
      ++next;
    }
    const bool next_is_lower = tokens_.is_lower(next);
    const std::string_view mark_text = tokens_.word(mark);
    const bool full_stop = mark_text.ends_with('.');
    if (!full_stop) {
      return !next_is_lower || !(closed || tokens_.glued(after));
    }
    if (mark_text == ".." || mark_text == "...") {
      return !next_is_lower && !tokens_.glued(after);
    }
    if (closed) {
      return !next_is_lower;
    }
    if (tokens_.is_word(mark)) {
      return among(tokens_.word(next), kStarters) && !among(mark_text, {"e.g.", "i.e."});
    }
    return is_full_stop(begin, mark, after, next, next_is_lower);
  }

  // Whether a single full stop that nothing closes ends the sentence.
  [[nodiscard]] bool is_full_stop(std::size_t begin, std::size_t mark, std::size_t after, std::size_t next,
                                  bool next_is_lower) const {
    if (mark == begin) {
      return true;
    }
    const std::string_view before = tokens_.word(mark - 1);
    const bool plain_word = before.size() >= 2 && tokens_.is_word(mark - 1);
    if (tokens_.glued(after)) {  // "opposition.The": a missing space, unless it is a name such as "example.com"
      return plain_word && tokens_[after].capitalised && tokens_.word(after).size() >= 2 &&
             !tokens_[after].all_capitals;
    }
    if (tokens_.is_initial(mark - 1) && before != "I") {
      return among(tokens_.word(next), kStarters) && !among(tokens_.word(next), {"A", "I"}) && !next_is_lower;
    }
    if (tokens_.is_number(mark - 1) && mark - 1 == begin) {
      return false;  // the number of a list
    }
    if (among(before, kBeforeNames)) {
      return before == "No" && !next_is_lower && !tokens_.is_number(next);
    }
    if (among(before, kMayEnd)) {
      return among(tokens_.word(next), kStarters);
    }
    constexpr std::size_t kLongerThanAbbreviations = 4;
    return !next_is_lower || before.size() > kLongerThanAbbreviations;
  }

  const TokenView& tokens_;
  std::size_t last_;
};

}  // namespace

void split_sentences(const TokenView& tokens, std::size_t first, std::size_t last, std::size_t paragraph,
                     std::vector<Sentence>& sentences) {
  const Splitter splitter(tokens, last);
  while (first < last) {
    const std::size_t end = splitter.end_of_sentence(first);
    sentences.push_back({tokens.span(first, end), first, end, paragraph});
    first = end;
  }
}

bool ends_sentence(const TokenView& tokens, std::size_t first, std::size_t last) {
  while (last > first) {
    --last;
    if (!tokens.is_punctuation(last)) {
      return tokens.word(last).ends_with('.');
    }
    if (tokens.is_mark(last)) {
      return true;
    }
    if (!is_closer(tokens.code(last))) {
      return false;
    }
  }
  return false;
}

}  // namespace dateline::events
