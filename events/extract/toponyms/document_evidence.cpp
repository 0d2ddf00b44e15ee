#include "events/extract/toponyms/document_evidence.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>
#include <tuple>

namespace dateline::events {
namespace {

using geo::PlaceIndex;
using geo::PlaceKind;

constexpr double kNearM = 100'000;     // how far "near" reaches, as the decay of an exponential
constexpr double kNearDegrees = 2.5;   // beyond it nearness is nought
constexpr double kActor = 0.4;         // a country named as such, as against a place in it, as evidence for its towns
constexpr double kPeopleWeight = 0.3;  // ... "Syrian", once
constexpr double kDoubt = 0.5;         // of a name's worth, so that a single other place does not decide alone
constexpr double kMostWeight = 3;      // of a name that is named often
constexpr double kLeastShare = 0.02;   // a sense less likely than this is no evidence
constexpr double kLikely = 0.3;        // ... and likelier than this it lends its point
constexpr double kSomeOthers = 0.8;    // the weight of so many other names that a place may be a stranger among them
constexpr double kHardly = 0.1;
constexpr double kOtherContinentM = 2'500'000;
constexpr double kMeetM = 20'000;
constexpr double kMeetDegrees = 0.5;  // beyond it no places meet
constexpr double kChancePairs = 300;  // of so many pairs of places one may well meet by chance

double weight_in_country(const DocumentName& name, const Sense& sense) {
  return name.weight * (sense.kind == PlaceKind::country ? kActor : 1);
}

double share_of(double part, double whole) {
  return std::sqrt(std::clamp(part / whole, 0.0, 1.0));
}

}  // namespace

DocumentEvidence::DocumentEvidence(const Recognised& recognised, const std::vector<PlaceIndex>& peoples,
                                   const geo::Gazetteer& gazetteer, const ToponymLexicon::Lists& lists)
    : recognised_(recognised), gazetteer_(gazetteer), lists_(lists), senses_(gazetteer, lists) {
  read_names(peoples);
  read_publisher();
  for (Sums* sums : {&all_, &some_}) {
    sums->resize(senses_);
  }
  find_meetings();
}

void DocumentEvidence::read_names(const std::vector<PlaceIndex>& peoples) {
  for (const PlaceIndex place : peoples) {
    peoples_.push_back(senses_.country(place));
    people_places_.push_back(place);
  }
  names_.resize(recognised_.senses.size());
  for (const NameMention& mention : recognised_.mentions) {
    DocumentName& name = names_[mention.senses];
    if (name.senses.empty()) {
      name.senses = senses_.senses_of(recognised_.senses[mention.senses]);
    }
    name.weight = std::min(name.weight + 1 / (1 + std::exp(-mention.belief)), kMostWeight);
    if (mention.container) {
      const std::size_t container = recognised_.mentions[*mention.container].senses;
      name.containers.push_back(container);
      names_[container].contents.push_back(mention.senses);
    }
    for (const Sense& sense : name.senses) {
      if (mention.kinds.contains(sense.kind) && sense.kind != PlaceKind::admin1) {
        name.kinds.add(sense.kind);
      }
    }
    if (mention.home && !name.home) {
      name.home = true;
      homes_.push_back(mention.senses);
    }
  }
  for (DocumentName& name : names_) {
    for (Sense& sense : name.senses) {
      sense.set(PlaceFeature::kind_said, name.kinds.contains(sense.kind) ? 1 : 0);
    }
  }
}

void DocumentEvidence::read_publisher() {
  const PublisherHome& publisher = recognised_.publisher;
  if (publisher.country) {
    publisher_country_ = senses_.country(*publisher.country);
  }
  if (!publisher.name) {
    return;
  }
  DocumentName& name = names_[*publisher.name];
  if (name.senses.empty()) {
    name.senses = senses_.senses_of(recognised_.senses[*publisher.name]);
  }
  for (Sense& sense : name.senses) {
    const bool readers = publisher_country_ ? sense.country == *publisher_country_
                                            : lists_.english_press.find(gazetteer_.country(sense.place)) != nullptr;
    sense.set(PlaceFeature::is_publishers, readers && (is_settlement(sense.kind) || sense.kind == PlaceKind::admin1));
  }
}

/// Places of different names that lie side by side: of ambiguous names that hardly happens by chance, and the less so
/// the fewer places they have.
void DocumentEvidence::find_meetings() {
  struct At {
    double latitude;
    std::uint32_t name;
    std::uint32_t sense;
  };
  std::vector<At> order;
  for (std::uint32_t n = 0; n < names_.size(); ++n) {
    for (std::uint32_t s = 0; s < names_[n].senses.size(); ++s) {
      if (names_[n].senses[s].kind > PlaceKind::country) {
        order.push_back({names_[n].senses[s].point.latitude, n, s});
      }
    }
  }
  std::sort(order.begin(), order.end(), [](const At& a, const At& b) {
    return std::tuple(a.latitude, a.name, a.sense) < std::tuple(b.latitude, b.name, b.sense);
  });
  struct Meeting {
    std::uint32_t name;
    std::uint32_t sense;
    std::uint32_t other;
    PlaceIndex place;  // of the other
    double nearness;
  };
  std::vector<Meeting> meetings;
  for (std::size_t a = 0; a < order.size(); ++a) {
    const Sense& one = names_[order[a].name].senses[order[a].sense];
    for (std::size_t b = a + 1; b < order.size() && order[b].latitude - order[a].latitude < kMeetDegrees; ++b) {
      const Sense& other = names_[order[b].name].senses[order[b].sense];
      if (order[a].name == order[b].name || one.place == other.place ||
          std::abs(one.point.longitude - other.point.longitude) > 4 * kMeetDegrees ||
          share_words(order[a].name, order[b].name)) {
        continue;
      }
      const double pairs =
          static_cast<double>(names_[order[a].name].senses.size() * names_[order[b].name].senses.size());
      const double nearness = std::exp(-geo::distance_m(one.point, other.point) / kMeetM) / (1 + pairs / kChancePairs);
      meetings.push_back({order[a].name, order[a].sense, order[b].name, other.place, nearness});
      meetings.push_back({order[b].name, order[b].sense, order[a].name, one.place, nearness});
    }
  }
  std::sort(meetings.begin(), meetings.end(), [](const Meeting& a, const Meeting& b) {
    return std::tuple(a.name, a.sense, a.other, -a.nearness) < std::tuple(b.name, b.sense, b.other, -b.nearness);
  });
  for (std::size_t begin = 0; begin < meetings.size();) {
    Sense& sense = names_[meetings[begin].name].senses[meetings[begin].sense];
    double most = 0;
    double sum = 0;
    std::size_t end = begin;
    for (; end < meetings.size() && meetings[end].name == meetings[begin].name &&
           meetings[end].sense == meetings[begin].sense;
         ++end) {
      if (end == begin || meetings[end].other != meetings[end - 1].other) {
        if (meetings[end].nearness > most) {
          most = meetings[end].nearness;
          sense.met = meetings[end].place;
        }
        sum += meetings[end].nearness;
      }
    }
    sense.set(PlaceFeature::meets, most);
    sense.set(PlaceFeature::meets_many, sum / (1 + sum));
    begin = end;
  }
}

/// Whether one of the names holds the other: "Richmond" and "North Richmond" are no two witnesses.
bool DocumentEvidence::share_words(std::size_t a, std::size_t b) const {
  const std::string& left = recognised_.senses[a].text;
  const std::string& right = recognised_.senses[b].text;
  return left.find(right) != std::string::npos || right.find(left) != std::string::npos;
}

void DocumentEvidence::weigh() {
  all_.countries.assign(senses_.countries(), 0);
  all_.divisions.assign(senses_.divisions(), 0);
  points_.clear();
  about_.clear();
  total_ = 0;
  for (const PlaceIndex place : people_places_) {
    about_.push_back({kPeople, place, 2 * gazetteer_.radius_m(place)});
  }
  sole_country_.reset();
  bool several = false;
  const auto name_country = [&](std::uint32_t country) {
    several = several || (sole_country_ && *sole_country_ != country);
    sole_country_ = country;
  };
  for (const std::uint32_t country : peoples_) {
    all_.countries[country] += kPeopleWeight;
    total_ += kPeopleWeight;
    name_country(country);
  }
  for (std::size_t n = 0; n < names_.size(); ++n) {
    const DocumentName& name = names_[n];
    const Sense* best = nullptr;
    for (const Sense& sense : name.senses) {
      if (sense.share > kLeastShare) {
        all_.countries[sense.country] += weight_in_country(name, sense) * sense.share * sense.share;
        if (sense.division) {
          all_.divisions[sense.division_number] += name.weight * sense.share * sense.share;
        }
      }
      best = best == nullptr || sense.share > best->share ? &sense : best;
    }
    total_ += name.weight;
    if (best == nullptr || best->share <= kLikely || name.weight == 0) {
      continue;
    }
    about_.push_back({n, best->place, best->kind > PlaceKind::country ? 0 : 2 * gazetteer_.radius_m(best->place)});
    if (best->kind > PlaceKind::country) {
      points_.push_back({n, best->place, best->point, best->share * std::min(name.weight, 1.0)});
    } else if (best->kind == PlaceKind::country) {
      name_country(best->country);
    }
  }
  if (several) {
    sole_country_.reset();
  }
  weigh_publisher();
}

void DocumentEvidence::weigh_publisher() {
  publisher_homes_.clear();
  if (!recognised_.publisher.name) {
    return;
  }
  for (const Sense& sense : names_[*recognised_.publisher.name].senses) {
    if (sense.share > kLeastShare) {
      publisher_homes_.push_back({sense.country, sense.division_number, sense.place,
                                  sense.kind > PlaceKind::country ? std::optional(sense.point) : std::nullopt,
                                  sense.share});
    }
  }
}

void DocumentEvidence::fill(std::size_t name) {
  fill_contained(names_[name]);
  fill_whole(name);
  fill_home(name);
  fill_publisher(name);
}

void DocumentEvidence::fill_whole(std::size_t n) {
  DocumentName& name = names_[n];
  const double others = std::max(total_ - name.weight, 0.0);
  for (const Sense& sense : name.senses) {
    some_.clear(sense);
  }
  for (const Sense& sense : name.senses) {
    if (sense.share > kLeastShare) {
      some_.countries[sense.country] += weight_in_country(name, sense) * sense.share * sense.share;
      some_.divisions[sense.division_number] += name.weight * sense.share * sense.share;
    }
  }
  for (Sense& sense : name.senses) {
    const double country = all_.countries[sense.country] - some_.countries[sense.country];
    sense.set(PlaceFeature::country, share_of(country, others + kDoubt));
    const std::uint32_t division = sense.division_number;
    sense.set(PlaceFeature::division,
              sense.division ? share_of(all_.divisions[division] - some_.divisions[division], others + kDoubt) : 0);
    sense.set(PlaceFeature::sole_country, sense.kind > PlaceKind::country && sole_country_ == sense.country ? 1 : 0);
    fill_near(n, sense);
    fill_stranger(name, sense, others);
  }
}

double DocumentEvidence::nearness_of(PlaceIndex place, geo::LonLat point, const Sense& sense) {
  if (std::abs(point.latitude - sense.point.latitude) > kNearDegrees) {
    return 0;
  }
  if (known_nearness_.empty()) {
    constexpr std::size_t kPairsOfName = 32;
    constexpr std::size_t kMost = 1024;
    known_nearness_.resize(std::min(std::bit_ceil(names_.size() * kPairsOfName), kMost));
  }
  KnownNearness& known = known_nearness_[(place * 31 + sense.place) & (known_nearness_.size() - 1)];
  if (known.nearness == 0 || known.a != place || known.b != sense.place) {
    known = {place, sense.place, std::exp(-geo::distance_m(point, sense.point) / kNearM)};
  }
  return known.nearness;
}

void DocumentEvidence::fill_near(std::size_t n, Sense& sense) {
  double nearest = 0;
  sense.nearest.reset();
  if (sense.kind > PlaceKind::country) {
    for (const Point& other : points_) {
      if (other.name == n || other.place == sense.place) {
        continue;
      }
      // exp(-x) is at most 1 / (1 + x), and a degree of latitude is more than 1.11 times 100 km.
      const double apart = std::abs(other.point.latitude - sense.point.latitude);
      if (apart > kNearDegrees || other.weight <= nearest * (1 + 1.11 * apart)) {
        continue;
      }
      const double near = other.weight * nearness_of(other.place, other.point, sense);
      if (near > nearest) {
        nearest = near;
        sense.nearest = other.place;
      }
    }
  }
  sense.set(PlaceFeature::near, nearest);
}

void DocumentEvidence::fill_stranger(const DocumentName& name, Sense& sense, double others) const {
  const bool small = sense.population < kSmallPlace && sense.kind > PlaceKind::admin1;
  const bool stranger = others > kSomeOthers && sense.of(PlaceFeature::country) < 0.1414 &&
                        sense.of(PlaceFeature::near) < 0.05 && sense.of(PlaceFeature::contained) < kHardly;
  sense.set(PlaceFeature::is_small_stranger, small && stranger ? 1 : 0);
  sense.set(PlaceFeature::is_only_stranger, small && stranger && name.senses.size() == 1 ? 1 : 0);
  sense.set(PlaceFeature::is_large_stranger, !small && stranger && sense.kind > PlaceKind::country ? 1 : 0);
}

void DocumentEvidence::fill_home(std::size_t n) {
  for (Sense& sense : names_[n].senses) {
    double country = 0;
    double division = 0;
    double near = 0;
    for (const std::size_t home : homes_) {
      if (home == n) {
        continue;
      }
      for (const Sense& other : names_[home].senses) {
        if (other.share > kLikely) {
          country = std::max(country, other.country == sense.country ? other.share : 0);
          division = std::max(division, other.division && other.division == sense.division ? other.share : 0);
          near = std::max(near, other.kind > PlaceKind::country && sense.kind > PlaceKind::country
                                    ? other.share * nearness_of(other.place, other.point, sense)
                                    : 0);
        }
      }
    }
    sense.set(PlaceFeature::home_country, country);
    sense.set(PlaceFeature::home_division, division);
    sense.set(PlaceFeature::home_near, near);
  }
}

/// What the publisher's home speaks for; of the place that the publisher is called after, its country alone.
void DocumentEvidence::fill_publisher(std::size_t n) {
  if (!publisher_country_ && publisher_homes_.empty()) {
    return;
  }
  const bool own = recognised_.publisher.name == n;
  for (Sense& sense : names_[n].senses) {
    double country = publisher_country_ == sense.country ? 1 : 0;
    double division = 0;
    double near = 0;
    if (!own) {
      for (const Home& home : publisher_homes_) {
        country += home.country == sense.country ? home.share : 0;
        division += sense.division && home.division == sense.division_number ? home.share : 0;
        near += home.point && sense.kind > PlaceKind::country ? home.share * nearness_of(home.place, *home.point, sense)
                                                              : 0;
      }
    }
    sense.set(PlaceFeature::publisher_country, std::min(country, 1.0));
    sense.set(PlaceFeature::publisher_division, division);
    sense.set(PlaceFeature::publisher_near, near);
  }
}

void DocumentEvidence::fill_contained(DocumentName& name) const {
  for (Sense& sense : name.senses) {
    double contained = 0;
    for (const std::size_t container : name.containers) {
      for (const Sense& outer : names_[container].senses) {
        contained += holds(outer, sense) ? outer.share : 0;
      }
    }
    double contents = 0;
    for (const std::size_t content : name.contents) {
      for (const Sense& inner : names_[content].senses) {
        contents += holds(sense, inner) ? inner.share : 0;
      }
    }
    sense.set(PlaceFeature::contained, std::min(contained, 1.0));
    sense.set(PlaceFeature::contains, std::min(contents, 1.0));
  }
}

PlaceFeatures DocumentEvidence::of_nothing(const DocumentName& name) const {
  // A large city may be spoken of anywhere; a village across an ocean hardly is the one meant.
  bool far = total_ - name.weight > kSomeOthers && !points_.empty();
  for (const Sense& sense : name.senses) {
    far = far && sense.population < kLargePlace && sense.kind > PlaceKind::admin1 &&
          sense.of(PlaceFeature::country) < kHardly && sense.of(PlaceFeature::contained) < kHardly &&
          std::all_of(points_.begin(), points_.end(), [&](const Point& point) {
            return &names_[point.name] == &name || geo::distance_m(point.point, sense.point) > kOtherContinentM;
          });
  }
  PlaceFeatures features{};
  features[static_cast<std::size_t>(PlaceFeature::nothing)] = 1;
  features[static_cast<std::size_t>(PlaceFeature::nothing_far)] = far ? 1 : 0;
  return features;
}

bool DocumentEvidence::is_far_stranger(std::size_t n, const Sense& sense) const {
  const bool narrow = is_settlement(sense.kind) || sense.kind == PlaceKind::admin2 || sense.kind == PlaceKind::district;
  return narrow && !names_[n].home && lists_.capitals.find(gazetteer_.id(sense.place)) == nullptr && is_far(n, sense);
}

bool DocumentEvidence::is_far(std::size_t n, const Sense& sense) const {
  for (const PlaceFeature spoken_of :
       {PlaceFeature::country, PlaceFeature::contained, PlaceFeature::contains, PlaceFeature::publisher_country}) {
    if (sense.of(spoken_of) > kHardly) {
      return false;
    }
  }
  const auto apart = [&](geo::LonLat point, const About& about) {
    return geo::distance_m(gazetteer_.point(about.place), point) > kOtherContinentM + about.reach_m;
  };
  // Names that lie all over the world show no place that the report is about.
  bool together = false;
  for (const About& about : about_) {
    if (about.name == n || about.place == sense.place) {
      continue;
    }
    if (!apart(sense.point, about)) {
      return false;
    }
    together = together || std::any_of(about_.begin(), about_.end(), [&](const About& other) {
                 return other.name != n && other.place != about.place && other.place != sense.place &&
                        !apart(gazetteer_.point(other.place), about);
               });
  }
  return together;
}

bool DocumentEvidence::holds(const Sense& outer, const Sense& inner) const {
  if (outer.kind == PlaceKind::country && inner.kind > PlaceKind::country) {
    return outer.country == inner.country;
  }
  return outer.kind < inner.kind && gazetteer_.contains(outer.place, inner.place);
}

}  // namespace dateline::events
