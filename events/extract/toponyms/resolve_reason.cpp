#include "events/extract/toponyms/resolve_reason.h"

#include <fmt/format.h>

namespace dateline::events {
namespace {

using geo::PlaceKind;

constexpr double kSpokenOf = 0.45;  // at and above, the report speaks of a country or division enough to say so

constexpr double kBeside = 0.2;  // ... two places lie side by side

std::string_view in_words(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::continent:
      return "a continent";
    case PlaceKind::region:
      return "a region";
    case PlaceKind::country:
      return "a country";
    case PlaceKind::admin1:
      return "a province or state";
    case PlaceKind::admin2:
      return "a county or district";
    case PlaceKind::city:
      return "a city";
    case PlaceKind::town:
      return "a town";
    case PlaceKind::village:
      return "a village";
    case PlaceKind::district:
      return "a part of a city";
    case PlaceKind::camp:
      return "a camp";
    case PlaceKind::road:
      return "a road";
    case PlaceKind::river:
      return "a river";
    case PlaceKind::water:
      return "a water";
    case PlaceKind::mountain:
      return "a mountain";
    case PlaceKind::facility:
      return "a site";
  }
  return "a place";
}

}  // namespace

std::string ResolutionReasons::described(const Sense& sense) const {
  if (sense.division && *sense.division != sense.place) {
    return fmt::format("{}, {}", gazetteer_.name(sense.place), gazetteer_.name(*sense.division));
  }
  const auto country = country_name(sense);
  return country.empty() || sense.kind == PlaceKind::country
             ? std::string(gazetteer_.name(sense.place))
             : fmt::format("{}, {}", gazetteer_.name(sense.place), country);
}

std::string_view ResolutionReasons::country_name(const Sense& sense) const {
  const auto country = gazetteer_.find_id(fmt::format("iso:{}", gazetteer_.country(sense.place)));
  return country ? gazetteer_.name(*country) : std::string_view();
}

std::string ResolutionReasons::reason(const NameMention& mention, const DocumentName& name, const Sense& best) const {
  std::string why;
  if (best.of(PlaceFeature::contained) > 0.5) {
    why = fmt::format("the report names what it lies in: {}", names_.senses[name.containers.front()].text);
  } else if (mention.kinds.contains(best.kind)) {
    why = fmt::format("the words beside it call it {}", in_words(best.kind));
  } else if (name.senses.size() == 1) {
    why = "the only place of this name that is known";
  } else if (best.of(PlaceFeature::near) > 0.3 && best.nearest) {
    why = fmt::format("near {}, which the report names too", gazetteer_.name(*best.nearest));
  } else if (best.of(PlaceFeature::division) > kSpokenOf && best.division && *best.division != best.place) {
    why = fmt::format("in {}, of which the report speaks", gazetteer_.name(*best.division));
  } else if (best.kind != PlaceKind::country && best.of(PlaceFeature::country) > kSpokenOf) {
    why = fmt::format("in {}, of which the report speaks", country_name(best));
  } else if (best.of(PlaceFeature::meets) > kBeside && best.met) {
    why = fmt::format("it lies beside {}, another name of the report", gazetteer_.name(*best.met));
  } else if (names_.publisher.name == mention.senses && best.of(PlaceFeature::is_publishers) > 0) {
    why = "home of the publisher, which is called after such a place";
  } else if (best.of(PlaceFeature::publisher_near) > 0.3 && names_.publisher.name) {
    why = fmt::format("near {}, home of the publisher", names_.senses[*names_.publisher.name].text);
  } else if (best.of(PlaceFeature::publisher_division) > kSpokenOf && best.division) {
    why = fmt::format("in {}, home of the publisher", gazetteer_.name(*best.division));
  } else if (best.of(PlaceFeature::publisher_country) > kSpokenOf && best.kind != PlaceKind::country) {
    why = fmt::format("in {}, home of the publisher", country_name(best));
  } else if (best.of(PlaceFeature::sole_country) > 0) {
    why = fmt::format("in {}, the only country that the report names", country_name(best));
  } else if (best.of(PlaceFeature::is_best_known) > 0) {
    why = fmt::format("the best known of {} places of this name", name.senses.size());
  } else {
    why = fmt::format("the likeliest of {} places of this name", name.senses.size());
  }
  const NameSenses& known = names_.senses[mention.senses];
  if (!known.exact) {
    why += fmt::format("; spelt like {}", gazetteer_.name(best.place));
  }
  return why;
}

}  // namespace dateline::events
