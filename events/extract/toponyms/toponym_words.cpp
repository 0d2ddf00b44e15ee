#include "events/extract/toponyms/toponym_words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "base/ascii.h"

namespace dateline::events {
namespace {

const WordEntry kNoEntry;
const WordEntry kContraction = {
    static_cast<std::uint32_t>(WordUse::function_word), 0, PlacePart::inside, false, PlaceWordFirst::no, {}, {}};

/// "We're", "I'll", "didn't"
bool is_contraction(std::string_view lower) {
  const auto may_be_apostrophe = [](char c) { return c == '\'' || static_cast<unsigned char>(c) >= 0x80; };
  if (std::none_of(lower.begin(), lower.end(), may_be_apostrophe)) {
    return false;
  }
  for (const std::string_view apostrophe : {"'", "\u2019"}) {
    const std::size_t at = lower.rfind(apostrophe);
    if (at != std::string_view::npos) {
      const std::string_view rest = lower.substr(at + apostrophe.size());
      return rest == "re" || rest == "ll" || rest == "ve" || rest == "m" || rest == "d" || rest == "t";
    }
  }
  return false;
}

/// Whether the text begins with a letter of a script that has no capitals.
bool starts_caseless(std::string_view text) {
  if (text.empty() || static_cast<unsigned char>(text.front()) < 0x80) {
    return false;
  }
  UChar32 c = 0;
  int at = 0;
  U8_NEXT(text.data(), at, static_cast<int>(text.size()), c);
  return c > 0 && u_isalpha(c) && u_toupper(c) == c && u_tolower(c) == c;
}

bool starts_capital(std::string_view text) {
  if (text.empty()) {
    return false;
  }
  if (static_cast<unsigned char>(text.front()) < 0x80) {
    return text.front() >= 'A' && text.front() <= 'Z';
  }
  UChar32 c = 0;
  int at = 0;
  U8_NEXT(text.data(), at, static_cast<int>(text.size()), c);
  return c > 0 && u_isUUppercase(c);
}

/// The length in bytes of a hyphen or a dash that joins words, where one begins.
std::size_t hyphen_at(std::string_view text, std::size_t at) {
  if (static_cast<unsigned char>(text[at]) < 0x80) {
    return text[at] == '-' || text[at] == '/' ? 1 : 0;
  }
  const std::string_view three = text.substr(at, 3);
  return three == "\u2010" || three == "\u2011" || three == "\u2013" ? 3 : 0;
}

}  // namespace

const PlaceAbbreviation* find_abbreviation(const ToponymLexicon::Lists& lists, std::string_view one_case) {
  std::string name = ascii_lower(one_case);
  const auto to_upper = [](char& c) { c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (i == 0 || name[i - 1] == '.') {
      to_upper(name[i]);
    }
  }
  if (const PlaceAbbreviation* found = lists.abbreviations.find(name)) {  // "Ga.", "W.Va.", "U.S."
    return found;
  }
  std::for_each(name.begin(), name.end(), to_upper);
  return lists.abbreviations.find(name);  // "UK"
}

NameWords::NameWords(std::string_view text, const TextStructure& structure, const ToponymLexicon::Lists& lists)
    : text_(text), lower_(structure.lower) {
  none_.set_entry(kNoEntry);
  words_.reserve(structure.tokens.size() + structure.tokens.size() / 8);
  std::size_t passage = 0;
  for (std::size_t s = 0; s < structure.sentences.size(); ++s) {
    const Sentence& sentence = structure.sentences[s];
    NameWord model;
    model.sentence = static_cast<std::uint32_t>(s);
    model.paragraph = static_cast<std::uint32_t>(sentence.paragraph);
    bool start = true;
    for (std::size_t t = sentence.first_token; t < sentence.last_token; ++t) {
      const Token& token = structure.tokens[t];
      const bool punctuation = token.kind == Token::Kind::punctuation;
      if (punctuation && is_abbreviation_dot(structure, sentence, t, lists)) {
        words_.back().span.end = token.span.end;
        continue;
      }
      while (passage < structure.passages.size() && structure.passages[passage].span.end <= token.span.begin) {
        ++passage;
      }
      const bool in_passage =
          passage < structure.passages.size() && structure.passages[passage].span.begin <= token.span.begin;
      model.passage = in_passage ? structure.passages[passage].kind : Passage::Kind::body;
      if (!words_.empty() && words_.back().passage != model.passage) {
        start = true;  // "BEIRUT: Rebels ..."
      }
      model.is_word = token.kind == Token::Kind::word;
      model.sentence_start = start && !punctuation;
      start = start && punctuation;
      if (token.plain) {
        add_plain(structure, t, model, lists);
      } else {
        add_pieces(token, model, lists);
      }
    }
  }
  mark_one_case(structure);
  mark_shouting();
  find_capitals();
}

/// Whether token `t`, a mark, is the full stop of an abbreviation, and so a part of the word before it: "St. Louis",
/// "J. Smith", "Macon, Ga."
bool NameWords::is_abbreviation_dot(const TextStructure& structure, const Sentence& sentence, std::size_t t,
                                    const ToponymLexicon::Lists& lists) const {
  constexpr std::size_t kLongest = 5;
  const Token& dot = structure.tokens[t];
  if (t == sentence.first_token || dot.span.of(text_) != "." || words_.empty() || !words_.back().is_word ||
      words_.back().span.end != dot.span.begin || words_.back().span.size() > kLongest) {
    return false;
  }
  const std::string_view with_dot = text_.substr(words_.back().span.begin, words_.back().span.size() + 1);
  if (!words_.back().capitalised) {
    const std::string_view word = words_.back().lower;
    if (word == "st" || word == "mt" || word == "ft") {
      return t + 1 < sentence.last_token;  // "st. louis"
    }
    return !words_.back().is_any(WordUse::common | WordUse::function_word) &&
           find_abbreviation(lists, with_dot) != nullptr;  // "macon, ga."
  }
  if (t + 1 < sentence.last_token) {
    return true;  // a sentence does not end here
  }
  return lists.abbreviations.find(with_dot) != nullptr;
}

void NameWords::add_plain(const TextStructure& structure, std::size_t t, const NameWord& model,
                          const ToponymLexicon::Lists& lists) {
  const Token& token = structure.tokens[t];
  NameWord& word = words_.emplace_back(model);
  word.span = token.span;
  word.lower = structure.lower_of(t);
  word.set_entry(lists.word(word.lower, structure.keys[t]));
  word.capitalised = token.capitalised;
  word.all_capitals = token.all_capitals;
}

void NameWords::add_pieces(const Token& token, const NameWord& model, const ToponymLexicon::Lists& lists) {
  NameWord base = model;
  const std::string_view text = token.span.of(text_);
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    if (end == begin) {
      return;
    }
    NameWord word = base;
    word.span = {token.span.begin + static_cast<std::uint32_t>(begin),
                 token.span.begin + static_cast<std::uint32_t>(end)};
    const std::string_view piece = text.substr(begin, end - begin);
    word.lower = word.span.of(lower_);
    word.set_entry(!word.is_word ? kNoEntry : is_contraction(word.lower) ? kContraction : lists.word(word.lower));
    if (word.is_word) {
      word.caseless = starts_caseless(piece);
      word.capitalised = word.caseless || starts_capital(piece);
      word.all_capitals =
          piece.size() == text.size()
              ? token.all_capitals
              : piece.size() > 1 && piece.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ.") == std::string_view::npos;
    }
    words_.push_back(word);
    base.joined = true;
    base.sentence_start = false;
  };
  const auto may_join = [](char c) { return c == '-' || c == '/' || static_cast<unsigned char>(c) >= 0x80; };
  if (base.is_word && std::any_of(text.begin(), text.end(), may_join)) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t hyphen = hyphen_at(text, at);
      if (hyphen == 0) {
        ++at;
        continue;
      }
      add(at);
      at += hyphen;
      begin = at;
    }
  }
  add(text.size());
}

/// Paragraphs without any capital, as in messages, and those in capitals throughout, as in wire copy of old and in
/// communiques; short ones are taken for what the whole text is.
void NameWords::mark_one_case(const TextStructure& structure) {
  constexpr std::size_t kEnough = 12;  // words; fewer prove nothing
  struct Count {
    std::size_t words = 0;
    std::size_t capitalised = 0;
    std::size_t capitals = 0;
    [[nodiscard]] bool is_one_case() const {
      return words >= kEnough && (capitalised * 50 <= words || capitals * 20 >= words * 19);
    }
  };
  Count whole;
  std::vector<std::size_t> found;  // paragraphs
  std::vector<std::size_t> brief;
  for (std::size_t s = 0; s < structure.sentences.size();) {
    const std::size_t paragraph = structure.sentences[s].paragraph;
    Count count;
    for (; s < structure.sentences.size() && structure.sentences[s].paragraph == paragraph; ++s) {
      for (std::size_t t = structure.sentences[s].first_token; t < structure.sentences[s].last_token; ++t) {
        const Token& token = structure.tokens[t];
        count.words += token.plain ? 1 : 0;
        count.capitalised += token.plain && token.capitalised ? 1 : 0;
        count.capitals += token.plain && token.all_capitals ? 1 : 0;
      }
    }
    whole.words += count.words;
    whole.capitalised += count.capitalised;
    whole.capitals += count.capitals;
    if (count.words < kEnough) {
      brief.push_back(paragraph);
    } else if (count.is_one_case()) {
      found.push_back(paragraph);
    }
  }
  if (whole.is_one_case()) {
    found.insert(found.end(), brief.begin(), brief.end());
    std::sort(found.begin(), found.end());
  }
  has_one_case_ = !found.empty();
  if (!has_one_case_) {
    return;
  }
  for (NameWord& word : words_) {
    if (!word.caseless && std::binary_search(found.begin(), found.end(), word.paragraph)) {
      word.one_case = true;
      word.all_capitals = false;
    }
  }
}

/// Headlines in title case and passages in capitals: the first letter says nothing about names there.
void NameWords::mark_shouting() {
  constexpr std::size_t kEnough = 4;  // words; fewer prove nothing
  const auto minor = [](const NameWord& word) {
    return word.is(WordUse::function_word) && word.span.size() <= 4 &&
           (word.is_any(WordUse::strong_preposition | WordUse::weak_preposition) || word.span.size() <= 3);
  };
  for (std::size_t first = 0; first < words_.size();) {
    std::size_t last = first;
    std::size_t major = 0;
    std::size_t capitals = 0;
    for (; last < words_.size() && words_[last].sentence == words_[first].sentence &&
           words_[last].passage == words_[first].passage;
         ++last) {
      const NameWord& word = words_[last];
      if (word.is_word && !word.caseless && (word.capitalised || !minor(word))) {
        ++major;
        capitals += word.capitalised ? 1 : 0;
      }
    }
    const bool title =
        words_[first].passage == Passage::Kind::headline || words_[first].passage == Passage::Kind::subheading;
    if (!words_[first].one_case && major >= kEnough && (capitals == major || (title && capitals * 10 >= major * 8))) {
      for (std::size_t i = first; i < last; ++i) {
        words_[i].shouted = true;
      }
    }
    first = last;
  }
}

void NameWords::find_capitals() {
  capitals_.clear();
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (words_[i].capitalised) {
      capitals_.push_back(static_cast<std::uint32_t>(i));
    }
  }
}

}  // namespace dateline::events
