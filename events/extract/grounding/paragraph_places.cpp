#include "events/extract/grounding/paragraph_places.h"

#include <algorithm>
#include <limits>
#include <string_view>

namespace dateline::events {

namespace {

constexpr std::uint32_t kLongestHead = 8;  // words

bool is_dash(std::string_view mark) {
  return mark == "-" || mark == "–" || mark == "—";
}

bool is_bullet(std::string_view mark) {
  return is_dash(mark) || mark == "•" || mark == "*" || mark == "·" || mark == "▪" || mark == "●" || mark == "◦" ||
         mark == "‣" || mark == ">";
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Reads how one paragraph begins.
class HeadReader {
 public:
  HeadReader(const TaggedText& tagged, Span paragraph)
      : t_(tagged),
        at_(static_cast<std::uint32_t>(tagged.structure.token_at(paragraph.begin))),
        end_(static_cast<std::uint32_t>(tagged.structure.token_at(paragraph.end - 1)) + 1),
        line_(paragraph.of(tagged.text)) {
    end_ = std::min(end_, static_cast<std::uint32_t>(tagged.words.size()));
  }

  // "• ", "- ", "3. ", "0615 | ", "19:42 ": whether it is a part of a list or a log; moves past what says so.
  bool skip_mark() {
    if (at_ >= end_) {
      return false;
    }
    if (is_bullet(t_.spelling(at_))) {
      ++at_;
      return true;
    }
    if (const std::size_t clock = clock_width(); clock > 0) {
      const std::uint32_t past = t_.structure.tokens[at_].span.begin + static_cast<std::uint32_t>(clock);
      while (at_ < end_ && t_.structure.tokens[at_].span.begin < past) {
        ++at_;
      }
      while (at_ < end_ && (t_.spelling(at_) == "|" || is_dash(t_.spelling(at_)) || t_.spelling(at_) == ":")) {
        ++at_;
      }
      log_ = true;
      return true;
    }
    const bool numbered = t_.structure.tokens[at_].kind == Token::Kind::number && at_ + 2 < end_ &&
                          t_.spelling(at_).size() <= 2 &&
                          (t_.spelling(at_ + 1) == "." || t_.spelling(at_ + 1) == ")" || t_.spelling(at_ + 1) == "/");
    at_ += numbered ? 2 : 0;
    return numbered;
  }
  [[nodiscard]] bool is_log() const { return log_; }

  // The words of a head that a colon or a bar ends: "KOSTI:", "MIRAN SHAH, North Waziristan |", "South Gondar:".
  [[nodiscard]] WordRange head() const {
    bool names = true;  // a bar may end any words, a colon only names, a full stop only capitals ("HERAT.") or one name
                        // ("Quevedo.")
    bool capitals = true;
    for (std::uint32_t at = at_; at < end_ && at < at_ + kLongestHead; ++at) {
      const std::string_view word = t_.spelling(at);
      if (word == "|" || (word == ":" && names) ||
          (word == "." && names && at > at_ && (capitals || is_one_name(at_, at)))) {
        return {at_, at};
      }
      capitals = capitals && (t_.structure.tokens[at].all_capitals || word == "," || word == "-");
      names = names && t_.words[at].time == kNone &&
              (t_.words[at].toponym != kNone || t_.structure.tokens[at].capitalised || word == "," || word == "/" ||
               (word == "and" && at > at_));
    }
    return {at_, at_};
  }

  // "Machala." or "RAMAN:" before more words: a head of one short name, known for a place or not, or an empty range.
  [[nodiscard]] WordRange bare_name() const {
    constexpr std::uint32_t kLongest = 3;  // words
    for (std::uint32_t at = at_; at + 1 < end_ && at <= at_ + kLongest; ++at) {
      const std::string_view word = t_.spelling(at);
      if (word == "." || word == ":" || word == "|") {
        return {at_, at};
      }
      if (!t_.structure.tokens[at].capitalised || t_.words[at].time != kNone || t_.is_verb(at)) {
        break;
      }
    }
    return {at_, at_};
  }

  // "ALERT 2 // DIFFA // 13 March": the name that fills a part of such a line by itself, or an empty range.
  [[nodiscard]] WordRange name_between_bars() const {
    const auto is_bar = [&](std::uint32_t at) {
      return at < end_ && (t_.spelling(at) == "|" || t_.spelling(at) == "//" ||
                           (t_.spelling(at) == "/" && at + 1 < end_ && t_.spelling(at + 1) == "/"));
    };
    for (std::uint32_t at = at_; at < end_ && at < at_ + kLongestHead; ++at) {
      if (!is_bar(at)) {
        continue;
      }
      std::uint32_t begin = at + 1;
      begin += t_.spelling(at) == "/" ? 1 : 0;
      std::uint32_t end = begin;
      while (end < end_ && t_.words[end].toponym != kNone && t_.words[end].toponym == t_.words[begin].toponym) {
        ++end;
      }
      if (end > begin && is_bar(end)) {
        return {begin, end};
      }
    }
    return {at_, at_};
  }

  // "In Rangpur ...", "Also in Goma": the toponym that a paragraph's first words lead to, or kNone. Not where its first
  // words only say where somebody spoke.
  [[nodiscard]] std::uint32_t scene() const {
    constexpr std::uint32_t kSpeech = 8;  // words
    std::uint32_t at = at_;
    at += at < end_ && t_.words[at].tag == Tag::adverb ? 1 : 0;
    const WordId id = at < end_ ? t_.words[at].id : 0;
    const bool turns = id == t_.lexicon.to && at + 2 < end_ && t_.words[at + 2].tag == Tag::comma;  // "To Beni, where"
    if (id != t_.lexicon.in && id != t_.lexicon.at && id != t_.lexicon.near && !turns) {
      return kNone;
    }
    ++at;
    if (at >= end_ || t_.words[at].toponym == kNone || t_.words[at].actor != kNone || t_.words[at].time != kNone) {
      return kNone;
    }
    for (std::uint32_t word = at; word < end_ && word < at + kSpeech; ++word) {
      if (t_.has_kind(word, VerbKind::speech)) {
        return kNone;
      }
    }
    return at;
  }

 private:
  [[nodiscard]] bool is_one_name(std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t toponym = t_.words[begin].toponym;
    return toponym != kNone && end < end_ && t_.words[end - 1].toponym == toponym && end + 1 < end_;
  }

  // "19:42", "7.05", "0615" before a bar or a dash.
  [[nodiscard]] std::size_t clock_width() const {
    const auto digit = [&](std::size_t at) { return at < line_.size() && is_digit(line_[at]); };
    if (!digit(0)) {
      return 0;
    }
    const std::size_t hours = digit(1) ? 2 : 1;
    if (hours + 2 < line_.size() && (line_[hours] == ':' || line_[hours] == '.') && digit(hours + 1) &&
        digit(hours + 2) && !digit(hours + 3)) {
      return hours + 3;
    }
    const std::size_t mark = line_.find_first_not_of(' ', 4);
    const bool four = digit(1) && digit(2) && digit(3) && !digit(4) && mark != std::string_view::npos;
    return four && (line_[mark] == '|' || line_.substr(mark).starts_with("- ") || line_.substr(mark).starts_with("–") ||
                    line_.substr(mark).starts_with("—"))
               ? 4
               : 0;
  }

  const TaggedText& t_;
  std::uint32_t at_;
  std::uint32_t end_;
  std::string_view line_;
  bool log_ = false;
};

PlaceChoice choice_of(const TaggedText& tagged, const geo::Gazetteer& gazetteer, std::uint32_t word, const char* how,
                      double certainty) {
  const Toponym& toponym = tagged.toponyms[tagged.words[word].toponym];
  PlaceChoice choice;
  if (!toponym.place) {
    return choice;
  }
  choice.place = plain_place(gazetteer, *toponym.place);
  choice.words = {word, word + 1};
  choice.how = how;
  choice.certainty = certainty * (0.7 + 0.3 * toponym.score);
  choice.wide = choice.place.kind && *choice.place.kind <= geo::PlaceKind::country;
  return choice;
}

}  // namespace

ParagraphPlaces::ParagraphPlaces(const TaggedText& tagged, const geo::Gazetteer& gazetteer)
    : places_(tagged.structure.paragraphs.size()),
      parts_(places_.size()),
      logs_(places_.size()),
      scenes_(places_.size()) {
  std::size_t heads = 0;
  std::size_t log_part = 0;
  constexpr std::size_t kNoParagraph = std::numeric_limits<std::size_t>::max();
  std::size_t barred = kNoParagraph;  // the last line with bars
  for (std::size_t paragraph = 0; paragraph < places_.size(); ++paragraph) {
    HeadReader reader(tagged, tagged.structure.paragraphs[paragraph]);
    const bool marked = reader.skip_mark();
    logs_[paragraph] = reader.is_log();
    if (const std::uint32_t scene = reader.scene(); scene != kNone) {
      scenes_[paragraph] = choice_of(tagged, gazetteer, scene, "where the paragraph begins", 0.75);
    }
    WordRange head = reader.name_between_bars();
    const bool bars = !head.empty();
    head = bars ? head : reader.head();
    if (marked || !head.empty()) {
      parts_[paragraph] = paragraph + 1;
      log_part = reader.is_log() ? paragraph + 1 : 0;
    } else {
      parts_[paragraph] = log_part;  // a log's entry goes on after its first line
    }
    if (bars || marked || !head.empty()) {
      barred = bars ? paragraph : kNoParagraph;
    } else if (barred != kNoParagraph) {
      places_[paragraph] = places_[barred];  // a line with bars heads what follows it
      parts_[paragraph] = parts_[barred];
    }
    const std::uint32_t toponym = head.empty() ? kNone : tagged.words[head.begin].toponym;
    if (toponym == kNone || !tagged.toponyms[toponym].place) {
      continue;
    }
    std::uint32_t end = head.begin;
    while (end < head.end && tagged.words[end].toponym == toponym) {
      ++end;
    }
    if (end < head.end && tagged.spelling(end) != ",") {
      continue;  // "Gaza City residents:"
    }
    PlaceChoice choice = choice_of(tagged, gazetteer, head.begin, "named at the head of the paragraph", 0.9);
    choice.words = {head.begin, end};
    places_[paragraph] = std::move(choice);
    ++heads;
  }
  constexpr std::size_t kList = 2;  // heads that are known for places make the list's other heads places too
  if (heads < kList) {
    std::fill(places_.begin(), places_.end(), std::nullopt);
  } else {
    place_further_heads(tagged, gazetteer);
  }
  constexpr std::ptrdiff_t kLog = 3;  // parts with clock times
  if (std::count(logs_.begin(), logs_.end(), true) < kLog) {
    logs_.assign(logs_.size(), false);
  }
  if (std::count_if(parts_.begin(), parts_.end(), [](std::size_t part) { return part > 0; }) < 2) {
    std::fill(parts_.begin(), parts_.end(), 0);
  }
}

// "Esmeraldas. ... Machala. ...": a head in such a list is a place, where the gazetteer has one of that name near the
// others.
void ParagraphPlaces::place_further_heads(const TaggedText& tagged, const geo::Gazetteer& gazetteer) {
  constexpr double kNear = 500'000;  // metres
  std::vector<geo::LonLat> known;
  for (const std::optional<PlaceChoice>& place : places_) {
    if (place && place->place.point) {
      known.push_back(*place->place.point);
    }
  }
  const auto nearest = [&](geo::LonLat point) {
    double least = kNear;
    for (const geo::LonLat one : known) {
      least = std::min(least, geo::distance_m(one, point));
    }
    return least;
  };
  for (std::size_t paragraph = 0; paragraph < places_.size(); ++paragraph) {
    if (places_[paragraph]) {
      continue;
    }
    HeadReader reader(tagged, tagged.structure.paragraphs[paragraph]);
    reader.skip_mark();
    const WordRange name = reader.bare_name();
    if (name.empty()) {
      continue;
    }
    double least = kNear;
    for (const geo::NameMatch& match : gazetteer.find(tagged.span(name).of(tagged.text))) {
      const double away = nearest(gazetteer.point(match.place));
      if (match.similarity < 0.99F || away >= least || gazetteer.kind(match.place) <= geo::PlaceKind::country) {
        continue;
      }
      least = away;
      places_[paragraph] = PlaceChoice{plain_place(gazetteer, match.place), name,
                                       "named at the head of the paragraph, as others of the list are", 0.75};
      parts_[paragraph] = paragraph + 1;
    }
  }
}

std::optional<PlaceChoice> ParagraphPlaces::of(const Sentence& sentence) const {
  auto place = sentence.paragraph < places_.size() ? places_[sentence.paragraph] : std::nullopt;
  if (place) {
    place->headed = true;
  }
  return place;
}

std::size_t ParagraphPlaces::part_of(const Sentence& sentence) const {
  return sentence.paragraph < parts_.size() ? parts_[sentence.paragraph] : 0;
}

bool ParagraphPlaces::in_log(const Sentence& sentence) const {
  return sentence.paragraph < logs_.size() && logs_[sentence.paragraph];
}

std::optional<PlaceChoice> ParagraphPlaces::scene_of(const Sentence& sentence) const {
  if (sentence.paragraph >= scenes_.size() || !scenes_[sentence.paragraph] || scenes_[sentence.paragraph]->wide ||
      scenes_[sentence.paragraph]->words.empty()) {
    return std::nullopt;
  }
  return scenes_[sentence.paragraph];
}

}  // namespace dateline::events
