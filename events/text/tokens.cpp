#include "events/text/tokens.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "events/text/calendar_names.h"
#include "events/text/characters.h"

namespace dateline::events {

namespace {

// Reports run to about one token for every five bytes.
constexpr std::size_t kBytesPerToken = 5;

class Tokeniser {
 public:
  explicit Tokeniser(std::string_view text) : text_(text) { tokens_.reserve(text.size() / kBytesPerToken + 8); }

  std::vector<Token> run() {
    while (position_ < text_.size()) {
      if (text_[position_] == ' ') {
        ++position_;
        continue;
      }
      if (read_plain_word()) {
        continue;
      }
      const Character c = current();
      if (c.is_letter()) {
        read_word();
      } else if (c.is_digit()) {
        read_number();
      } else if (c.is_space() || c.kind == CharClass::joiner) {
        position_ += c.size;
      } else {
        read_punctuation(c);
      }
    }
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] Character current() const { return character_at(text_, position_); }
  [[nodiscard]] Character after(std::size_t bytes) const { return character_at(text_, position_ + bytes); }

  void add(std::size_t begin, Token::Kind kind) {
    tokens_.push_back(
        {.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(position_)}, .kind = kind});
  }

  void read_word() {
    const std::size_t begin = position_;
    if (read_web_address()) {
      add(begin, Token::Kind::word);
      return;
    }
    const bool capitalised = current().kind == CharClass::upper;
    letters_ = 0;
    upper_ = 0;
    while (read_dotted_letters() || read_letters() || (!is_range_of_dates(begin) && read_joint())) {
    }
    add(begin, Token::Kind::word);
    tokens_.back().capitalised = capitalised;
    tokens_.back().all_capitals = letters_ >= 2 && upper_ == letters_;
  }

  // The ASCII letters that begin somewhere: where they end, and whether one of them is in lower case.
  struct Letters {
    std::size_t end;
    bool any_lower;
  };
  [[nodiscard]] Letters letters_from(std::size_t begin) const {
    constexpr std::uint64_t kEach = 0x0101010101010101;
    constexpr std::uint64_t kHigh = 0x80 * kEach;
    std::size_t end = begin;
    std::uint64_t lower = 0;
    while (end + sizeof(std::uint64_t) <= text_.size()) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, text_.data() + end, sizeof bytes);
      // The high bit of each byte that is no letter: not ASCII, below 'a' or above 'z' in lower case.
      const std::uint64_t low = (bytes | kCaseBit * kEach) & ~kHigh;
      const std::uint64_t from_a = low + (0x80 - 'a') * kEach;
      const std::uint64_t past_z = low + (0x80 - 'z' - 1) * kEach;
      const std::uint64_t others = (~from_a | past_z | bytes) & kHigh;
      if (others != 0) {
        const auto letters = static_cast<unsigned>(std::countr_zero(others)) / 8;
        lower |= bytes & ((std::uint64_t{1} << 8 * letters) - 1);
        return {end + letters, (lower & kCaseBit * kEach) != 0};
      }
      lower |= bytes;
      end += sizeof bytes;
    }
    for (; end < text_.size() && is_ascii_letter(text_[end]); ++end) {
      lower |= static_cast<unsigned char>(text_[end]);
    }
    return {end, (lower & kCaseBit * kEach) != 0};
  }
  static bool is_ascii_letter(char c) {
    return static_cast<unsigned char>((static_cast<unsigned char>(c) | kCaseBit) - 'a') <= 'z' - 'a';
  }

  // Two or more ASCII letters with nothing behind them that may belong to the word, as nearly all words are.
  bool read_plain_word() {
    const std::size_t begin = position_;
    const auto [end, any_lower] = letters_from(begin);
    const bool all_upper = !any_lower;
    const auto behind = end < text_.size() ? static_cast<unsigned char>(text_[end]) : static_cast<unsigned char>(' ');
    const CharClass kind = behind >= 0x80 ? CharClass::letter : kAsciiClass[behind];
    const bool apart =
        kind == CharClass::space || (kind == CharClass::other && behind != '-' && behind != '\'' && behind != ':');
    const bool may_be_web_address = behind == '.' && text_[begin] == 'w';
    if (end < begin + 2 || !apart || may_be_web_address) {
      return false;
    }
    position_ = end;
    tokens_.push_back({.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                       .capitalised = (static_cast<unsigned char>(text_[begin]) & kCaseBit) == 0,
                       .all_capitals = all_upper,
                       .plain = true});
    return true;
  }

  bool read_letters() {
    const std::size_t begin = position_;
    for (; position_ < text_.size(); ++position_) {  // ASCII needs no decoding
      const auto c = static_cast<unsigned char>(text_[position_]);
      const CharClass kind = c < 0x80 ? kAsciiClass[c] : CharClass::other;
      const bool upper = kind == CharClass::upper;
      if (kind != CharClass::lower && !upper && kind != CharClass::digit) {
        break;
      }
      letters_ += kind == CharClass::digit ? 0 : 1;
      upper_ += upper ? 1 : 0;
    }
    for (Character c = current(); c.is_letter() || c.is_digit() || c.kind == CharClass::joiner; c = current()) {
      letters_ += c.is_letter() ? 1 : 0;
      upper_ += c.kind == CharClass::upper ? 1 : 0;
      position_ += c.size;
    }
    return position_ > begin;
  }

  // "U.S.", "a.m.", "U.S.A": single letters with full stops between them, at least two.
  bool read_dotted_letters() {
    if (letters_ > 0) {
      return false;
    }
    std::size_t end = position_;
    int letters = 0;
    int upper = 0;
    for (Character c = character_at(text_, end); c.is_letter(); c = character_at(text_, end)) {
      const Character next = character_at(text_, end + c.size);
      if (next.code != '.') {
        if (letters == 0 || next.is_letter()) {
          break;
        }
        end += c.size;
        ++letters;
        upper += c.kind == CharClass::upper ? 1 : 0;
        break;
      }
      end += c.size + next.size;
      ++letters;
      upper += c.kind == CharClass::upper ? 1 : 0;
    }
    // "A.The" is the end of a sentence, not an abbreviation.
    if (letters < 2 || character_at(text_, end).is_letter()) {
      return false;
    }
    position_ = end;
    letters_ += letters;
    upper_ += upper;
    return true;
  }

  // Whether a month or weekday has been read and a hyphen leads to another date: "31 May-1 June", "July-August".
  [[nodiscard]] bool is_range_of_dates(std::size_t begin) const {
    const Character c = current();
    if (!is_hyphen(c.code)) {
      return false;
    }
    const Character next = after(c.size);
    const std::string_view word = text_.substr(begin, position_ - begin);
    return (next.is_digit() || next.kind == CharClass::upper) && (is_month_name(word) || is_weekday_name(word));
  }

  // A hyphen or an apostrophe that has letters on both sides.
  bool read_joint() {
    const Character c = current();
    const bool hyphen = is_hyphen(c.code);
    if (!hyphen && !is_apostrophe(c.code)) {
      return false;
    }
    const Character next = after(c.size);
    if (hyphen ? !(next.is_letter() || next.is_digit()) : !next.is_letter() || is_possessive()) {
      return false;
    }
    position_ += c.size;
    return true;
  }

  // Whether an apostrophe here and what follows are "'s".
  [[nodiscard]] bool is_possessive() const {
    const Character apostrophe = current();
    const Character s = after(apostrophe.size);
    if (s.code != 's' && s.code != 'S') {
      return false;
    }
    const Character next = after(apostrophe.size + s.size);
    return !next.is_letter() && !next.is_digit();
  }

  bool read_web_address() {
    static constexpr std::array<std::string_view, 3> kStarts = {"http://", "https://", "www."};
    const std::string_view rest = text_.substr(position_);
    if (rest.front() != 'h' && rest.front() != 'w') {
      return false;
    }
    if (std::none_of(kStarts.begin(), kStarts.end(), [&](std::string_view s) { return rest.starts_with(s); })) {
      return false;
    }
    std::size_t size = std::min(rest.find_first_of(" \t\r\n\"<>"), rest.size());
    while (size > 0 && std::string_view(".,;:!?)]'").find(rest[size - 1]) != std::string_view::npos) {
      --size;
    }
    position_ += size;
    return true;
  }

  void read_number() {
    const std::size_t begin = position_;
    for (Character c = current();; c = current()) {
      const bool inner = (c.code == ',' || c.code == '.' || c.code == ':' || c.code == 0x066B || c.code == 0x066C) &&
                         after(c.size).is_digit();
      if (!c.is_digit() && !inner) {
        break;
      }
      position_ += c.size;
    }
    read_ordinal_ending();
    // "70-year-old" is a word; "10-15" and "26-July" are not.
    const Character c = current();
    if (is_hyphen(c.code) && after(c.size).kind == CharClass::lower) {
      while (read_joint() || read_letters()) {
      }
      add(begin, Token::Kind::word);
    } else {
      add(begin, Token::Kind::number);
    }
  }

  // "26th", "1980s".
  void read_ordinal_ending() {
    static constexpr std::array<std::string_view, 9> kEndings = {"st", "nd", "rd", "th", "s", "ST", "ND", "RD", "TH"};
    for (const std::string_view ending : kEndings) {
      const Character next = after(ending.size());
      if (text_.substr(position_).starts_with(ending) && !next.is_letter() && !next.is_digit()) {
        position_ += ending.size();
        return;
      }
    }
  }

  // Whether nothing but marks of quoting and blanks stands before in the line.
  [[nodiscard]] bool begins_line(std::size_t at) const {
    while (at > 0 && (text_[at - 1] == '>' || text_[at - 1] == ' ')) {
      --at;
    }
    return at == 0 || text_[at - 1] == '\n';
  }

  void read_punctuation(Character c) {
    const std::size_t begin = position_;
    const bool after_word = !tokens_.empty() && tokens_.back().span.end == begin;
    if (after_word && is_apostrophe(c.code) && is_possessive()) {
      position_ += c.size + 1;
      add(begin, Token::Kind::word);
      return;
    }
    position_ += c.size;
    if (c.code == '>' && begins_line(begin)) {
      return;  // of a mail that is quoted
    }
    if (c.code == '.' || is_dash(c.code)) {
      while (current().code == c.code) {
        position_ += c.size;
      }
    }
    add(begin, Token::Kind::punctuation);
  }

  static constexpr std::uint64_t kCaseBit = 0x20;  // set in ASCII's lower-case letters, not in its capitals

  std::string_view text_;
  std::size_t position_ = 0;
  int letters_ = 0;
  int upper_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenise(std::string_view text) {
  return Tokeniser(text).run();
}

}  // namespace dateline::events
