#include "events/extract/toponyms/relative_place.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace dateline::events {
namespace {

// Shares of the place's radius.
constexpr double kEdgeAt = 0.85;
constexpr double kEdgeRadius = 0.45;
constexpr double kPartAt = 0.5;
constexpr double kPartRadius = 0.55;
constexpr double kCentreRadius = 0.35;
constexpr double kBeyondAt = 1.5;

constexpr double kLeastNearM = 500;       // "near" a point
constexpr double kCountrysideM = 15'000;  // how far the countryside of a town reaches beyond it
constexpr double kDistanceDoubt = 0.15;
constexpr double kFarthestBetweenM = 400'000;  // "talks between X and Y" of two ends of the world is no place

bool is_wide(geo::PlaceKind kind) {
  return kind <= geo::PlaceKind::admin2;
}

/// Metres of a unit of distance, or 0.
double unit_m(std::string_view lower) {
  if (lower == "km" || lower == "kms" || lower == "kilometers" || lower == "kilometres" || lower == "kilometer" ||
      lower == "kilometre" || lower == "km.") {
    return 1000;
  }
  if (lower == "mile" || lower == "miles" || lower == "mi") {
    return 1609.344;
  }
  if (lower == "m" || lower == "meters" || lower == "metres" || lower == "meter" || lower == "metre") {
    return 1;
  }
  if (lower == "yards") {
    return 0.9144;
  }
  return 0;
}

/// "10", "1,500", "2.5", "ten"; 0 where it is no number.
double number_of(std::string_view lower) {
  constexpr std::pair<std::string_view, double> kWords[] = {
      {"one", 1},     {"two", 2},     {"three", 3},  {"four", 4},   {"five", 5},     {"six", 6},
      {"seven", 7},   {"eight", 8},   {"nine", 9},   {"ten", 10},   {"twelve", 12},  {"fifteen", 15},
      {"twenty", 20}, {"thirty", 30}, {"forty", 40}, {"fifty", 50}, {"hundred", 100}};
  for (const auto& [word, value] : kWords) {
    if (lower == word) {
      return value;
    }
  }
  std::string digits(lower);
  std::erase(digits, ',');
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && value > 0 && std::isfinite(value) ? value : 0;
}

/// Reads backwards from the name. `at` is one past the word to look at next.
class Backwards {
 public:
  Backwards(const NameWords& words, std::size_t name) : words_(words), at_(name), sentence_(words[name].sentence) {}

  [[nodiscard]] const NameWord* word() const {
    return at_ > 0 && words_[at_ - 1].sentence == sentence_ ? &words_[at_ - 1] : nullptr;
  }
  [[nodiscard]] bool is(std::string_view lower) const { return word() != nullptr && word()->lower == lower; }
  [[nodiscard]] bool is(WordUse use) const { return word() != nullptr && word()->is_word && word()->is(use); }
  bool take(std::string_view lower) {
    if (!is(lower)) {
      return false;
    }
    --at_;
    return true;
  }
  bool take(WordUse use) {
    if (!is(use)) {
      return false;
    }
    --at_;
    return true;
  }
  void step() { --at_; }
  [[nodiscard]] std::size_t at() const { return at_; }
  void back_to(std::size_t at) { at_ = at; }

  /// A direction before `at`, which may be hyphenated ("north-western") and so two words.
  std::optional<int> take_direction() {
    if (at_ >= 2 && word() != nullptr && word()->joined && words_[at_ - 2].is(WordUse::direction)) {
      const int first = words_[at_ - 2].entry->bearing;
      const int second = word()->entry->bearing;
      if (word()->is(WordUse::direction) && (first == 0 || first == 180) && (second == 90 || second == 270)) {
        at_ -= 2;
        const int west = first == 0 ? 315 : 225;
        const int east = first == 0 ? 45 : 135;
        return second == 270 ? west : east;
      }
    }
    if (is(WordUse::direction)) {
      const int bearing = word()->entry->bearing;
      --at_;
      return bearing;
    }
    return std::nullopt;
  }

  /// "10 km", "about 10 kilometres (six miles)": metres, or 0 and nothing taken.
  double take_distance() {
    const std::size_t start = at_;
    if (word() != nullptr && words_.is_mark(*word(), ")")) {
      for (int i = 0; i < 6 && word() != nullptr; ++i) {
        const bool open = words_.is_mark(*word(), "(");
        step();
        if (open) {
          break;
        }
      }
    }
    const double unit = word() != nullptr ? unit_m(word()->lower) : 0;
    if (unit > 0 && at_ >= 2) {
      step();
      const double number = word() != nullptr ? number_of(word()->lower) : 0;
      if (number > 0) {
        step();
        return number * unit;
      }
    }
    back_to(start);
    return 0;
  }

 private:
  const NameWords& words_;
  std::size_t at_;
  std::uint32_t sentence_;
};

class Relation {
 public:
  Relation(const NameWords& words, std::size_t first, std::size_t last, geo::PlaceKind kind, Area place)
      : words_(words), first_(first), last_(last), kind_(kind), place_(place), back_(words, first) {}

  std::optional<RelativePlace> read() {
    if (auto after = read_after()) {
      return after;
    }
    if (auto part = read_named_part()) {
      return part;
    }
    back_.take("the");
    if (back_.is("of") && back_.at() >= 2 && words_[back_.at() - 2].is(WordUse::place_word_before) &&
        !words_[back_.at() - 2].is(WordUse::place_part)) {
      back_.step();  // "the city of"
      back_.step();
      back_.take("the");
    }
    relation_end_ = back_.at();
    if (back_.is("of") || back_.is("from") || back_.is("to")) {
      return read_of();
    }
    return read_adjective();
  }

 private:
  /// "Aleppo's northern outskirts", "the northern Aleppo countryside", "the Aleppo countryside".
  std::optional<RelativePlace> read_after() {
    std::size_t at = last_;
    const auto lower = [&] {
      return at < words_.size() && words_[at].sentence == words_[first_].sentence ? words_[at].lower
                                                                                  : std::string_view();
    };
    if (lower() == "'s" || lower() == "\u2019s") {
      ++at;
    }
    while (lower() == "besieged" || lower() == "rural") {
      ++at;
    }
    std::optional<int> bearing;
    std::size_t words_begin = at;
    if (!lower().empty() && words_[at].is(WordUse::direction) && !words_[at].capitalised) {
      const bool hyphenated = at + 1 < words_.size() && words_[at + 1].joined && words_[at + 1].is(WordUse::direction);
      at += hyphenated ? 1 : 0;
      bearing = Backwards(words_, at + 1).take_direction();
      ++at;
    }
    if (lower().empty() || !words_[at].is(WordUse::place_part) || words_[at].capitalised) {
      return std::nullopt;
    }
    const PlacePart part = words_[at].entry->part;
    const std::size_t end = at + 1;
    std::size_t begin = first_;
    std::string direction_text;
    if (!bearing) {
      Backwards before(words_, first_);
      bearing = before.take_direction();
      if (bearing) {
        begin = before.at();
        direction_text = std::string(words_.span(begin, first_).of(words_.text())) + " ";
      } else if (part == PlacePart::inside || part == PlacePart::centre) {
        return std::nullopt;  // "the Layramoun area" is the place itself
      }
    }
    return made(part_area(part, bearing),
                fmt::format("{}{} of", direction_text, words_.span(words_begin, end).of(words_.text())), begin, end);
  }

  /// "Ninewa East", "Juba South": a direction that is a part of the name.
  std::optional<RelativePlace> read_named_part() {
    const NameWord& after = words_.after(last_ - 1);
    const NameWord& next = words_.after(last_ - 1, 2);
    const bool named = after.is(WordUse::direction) && after.capitalised && !after.joined && !words_[first_].shouted &&
                       !(next.is_word && next.capitalised && !next.is(WordUse::place_word_after));
    if (!named) {
      return std::nullopt;
    }
    return made(part_area(PlacePart::inside, after.entry->bearing), std::string(after.span.of(words_.text())), first_,
                last_ + 1);
  }

  /// "north of", "outskirts of", "10 km from", "close to".
  std::optional<RelativePlace> read_of() {
    const bool of = back_.is("of");
    const bool from = back_.is("from");
    back_.step();
    if (back_.is("close") || back_.is("next") || back_.is("adjacent")) {
      back_.step();
      return before(near_area());
    }
    if (back_.is("far") || back_.is("away")) {
      back_.step();
      if (back_.take("not")) {
        return before(near_area());
      }
    }
    if (of && back_.is("vicinity")) {
      back_.step();
      back_.take("the");
      return before(near_area());
    }
    if (of && back_.is(WordUse::place_part)) {
      return read_part();
    }
    if (const auto bearing = back_.take_direction()) {
      return read_direction(*bearing);
    }
    if (from) {
      const double distance = back_.take_distance();
      if (distance > 0) {
        return before({place_.centre, distance * (1 + kDistanceDoubt) + place_.radius_m / 2});
      }
    }
    return std::nullopt;
  }

  std::optional<RelativePlace> read_part() {
    const WordEntry& noun = *back_.word()->entry;
    const PlacePart part = noun.part;
    back_.step();
    auto bearing = back_.take_direction();
    if (!bearing && back_.is("and")) {  // "northern and western parts of": both, so none
      return before(part_area(part, std::nullopt));
    }
    take_adjectives();
    if (!bearing) {
      bearing = back_.take_direction();
    }
    if (!bearing && part == PlacePart::inside && noun.kinds.contains(kind_)) {
      return std::nullopt;  // "the rebel-held district of Layramoun" is the place itself
    }
    return before(part_area(part, bearing));
  }

  /// "rebel-held", "large": the words of the relation that do not move it.
  void take_adjectives() {
    for (int i = 0; i < 3 && back_.word() != nullptr; ++i) {
      const NameWord& word = *back_.word();
      const bool held = word.lower == "held" || word.lower == "controlled" || word.lower == "large" ||
                        word.lower == "other" || word.lower == "remaining" || word.lower == "besieged" ||
                        word.lower == "most" || word.lower == "many" || word.lower == "several" ||
                        word.lower == "rebel" || word.lower == "opposition" || word.lower == "government" ||
                        (i > 0 && words_[back_.at()].joined);
      if (!held) {
        return;
      }
      back_.step();
    }
  }

  /// "in the north of X" and "the besieged east of X" are parts of it; "north of X", "10 km north of X" and "to the
  /// north of X" are not.
  std::optional<RelativePlace> read_direction(int bearing) {
    const std::size_t direction = back_.at();
    take_adjectives();
    const std::size_t part = back_.at();
    if (back_.take("the")) {
      if (part != direction || !back_.take("to")) {
        back_.back_to(part);
        return before(part_area(PlacePart::inside, bearing));
      }
    } else {
      back_.back_to(direction);
    }
    const double distance = back_.take_distance();
    if (distance > 0) {
      return before({geo::destination(place_.centre, bearing, distance),
                     distance * kDistanceDoubt + std::min(place_.radius_m / 2, distance)});
    }
    const bool close = back_.take("just") || back_.take("immediately");
    const double at_m = place_.radius_m * (close ? 1.2 : kBeyondAt);
    return before({geo::destination(place_.centre, bearing, at_m), place_.radius_m * (close ? 0.6 : 1.0)});
  }

  /// "eastern Aleppo", "central Damascus", "near Castello road".
  std::optional<RelativePlace> read_adjective() {
    if (back_.word() == nullptr || !back_.word()->is_word) {
      return std::nullopt;
    }
    take_adjectives();
    if (const auto bearing = back_.take_direction()) {
      return before(part_area(PlacePart::inside, bearing));
    }
    if (back_.is("central") || back_.is("downtown")) {
      back_.step();
      return before(part_area(PlacePart::centre, std::nullopt));
    }
    if (back_.is("near") || back_.is("around") || back_.is("nearby")) {
      back_.step();
      return before(near_area());
    }
    if (back_.is("outside")) {
      back_.step();
      return before({place_.centre, place_.radius_m + std::max(2 * kLeastNearM, 0.6 * place_.radius_m)});
    }
    return std::nullopt;
  }

  [[nodiscard]] Area near_area() const {
    return {place_.centre, place_.radius_m + std::max(kLeastNearM, 0.5 * place_.radius_m)};
  }

  [[nodiscard]] Area part_area(PlacePart part, std::optional<int> bearing) const {
    const double r = place_.radius_m;
    const auto at = [&](double metres) {
      return bearing ? geo::destination(place_.centre, *bearing, metres) : place_.centre;
    };
    switch (part) {
      case PlacePart::edge:
        return bearing ? Area{at(kEdgeAt * r), kEdgeRadius * r} : Area{place_.centre, 1.25 * r};
      case PlacePart::around:
        if (is_wide(kind_)) {
          return bearing ? Area{at(kPartAt * r), kPartRadius * r} : Area{place_.centre, r};
        }
        return bearing ? Area{at(r + kCountrysideM), kCountrysideM} : Area{place_.centre, r + kCountrysideM};
      case PlacePart::inside:
        return bearing ? Area{at(kPartAt * r), kPartRadius * r} : Area{place_.centre, r};
      case PlacePart::centre:
        return {place_.centre, kCentreRadius * r};
    }
    return place_;
  }

  /// What was read backwards: the relation's words are from here to `relation_end_`.
  [[nodiscard]] RelativePlace before(Area area) const {
    const std::size_t end = std::max(relation_end_, back_.at() + 1);
    return made(area, std::string(words_.span(back_.at(), end).of(words_.text())), back_.at(), last_);
  }

  [[nodiscard]] RelativePlace made(Area area, std::string relation, std::size_t begin, std::size_t end) const {
    std::string spaced;
    for (const char c : relation) {
      const bool space = c == '\n' || c == '\r' || c == '\t' || c == ' ';
      if (!space || !spaced.ends_with(' ')) {
        spaced += space ? ' ' : c;
      }
    }
    return {area, std::move(spaced), words_.span(begin, std::max(end, last_))};
  }

  const NameWords& words_;
  std::size_t first_;
  std::size_t last_;
  geo::PlaceKind kind_;
  Area place_;
  Backwards back_;
  std::size_t relation_end_ = 0;
};

}  // namespace

std::optional<RelativePlace> relative_place(const NameWords& words, std::size_t first, std::size_t last,
                                            geo::PlaceKind kind, Area place) {
  return Relation(words, first, last, kind, place).read();
}

std::optional<RelativePlace> between_places(const NameWords& words, std::size_t first_x, std::size_t last_x,
                                            std::size_t first_y, std::size_t last_y, geo::LonLat x, geo::LonLat y) {
  std::size_t between = first_x;
  for (int i = 0; i < 4 && between > 0 && words[between - 1].sentence == words[first_x].sentence; ++i) {
    --between;
    if (words[between].lower == "between") {
      break;
    }
  }
  bool joined = false;
  bool lower = first_y - last_x <= 4;
  for (std::size_t i = last_x; lower && i < first_y; ++i) {
    joined = joined || words[i].lower == "and";
    lower = words[i].is_word && !words[i].capitalised;
  }
  if (words[between].lower != "between" || !joined || !lower) {
    return std::nullopt;
  }
  const double apart = geo::distance_m(x, y);
  const geo::LonLat middle = {(x.longitude + y.longitude) / 2, (x.latitude + y.latitude) / 2};
  if (apart > kFarthestBetweenM || std::abs(x.longitude - y.longitude) > 180) {
    return std::nullopt;  // across the antimeridian the mean would lie on the other side of the world
  }
  return RelativePlace{{middle, apart / 2}, "between", words.span(between, last_y)};
}

}  // namespace dateline::events
