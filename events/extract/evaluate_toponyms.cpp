#include "events/extract/evaluate_toponyms.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

namespace dateline::events {
namespace {

using nlohmann::json;

struct ReferencePlace {
  geo::LonLat point;
  std::vector<geo::LonLat> line;
  double tolerance_m = 0;
};

struct ReferenceToponym {
  Span span;
  std::string place;
  std::string role;
};

struct Reference {
  std::map<std::string, ReferencePlace> places;
  std::vector<ReferenceToponym> toponyms;
};

/// The JSON library throws on a member of the wrong type; the caller catches.
Reference read(const json& document) {
  Reference reference;
  for (const auto& [id, place] : document.at("places").items()) {
    ReferencePlace& out = reference.places[id];
    out.point = {place.at("lon").get<double>(), place.at("lat").get<double>()};
    out.tolerance_m = place.at("tolerance_km").get<double>() * 1000;
    for (const json& vertex : place.value("line", json::array())) {
      out.line.push_back({vertex.at(0).get<double>(), vertex.at(1).get<double>()});
    }
  }
  for (const json& toponym : document.at("toponyms")) {
    reference.toponyms.push_back({{toponym.at("begin").get<std::uint32_t>(), toponym.at("end").get<std::uint32_t>()},
                                  toponym.at("place").get<std::string>(),
                                  toponym.at("role").get<std::string>()});
  }
  return reference;
}

double distance_m(const ReferencePlace& place, geo::LonLat point) {
  double least = geo::distance_m(place.point, point);
  for (std::size_t i = 1; i < place.line.size(); ++i) {
    least = std::min(least, geo::distance_to_segment_m(point, place.line[i - 1], place.line[i]));
  }
  return least;
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 1 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

double ToponymScore::precision() const {
  return share(matched, found);
}
double ToponymScore::recall() const {
  return share(matched, expected);
}
double ToponymScore::f1() const {
  const double sum = precision() + recall();
  return sum == 0 ? 0 : 2 * precision() * recall() / sum;
}

Result<ToponymScore> evaluate_toponyms(std::string_view text, const std::vector<Toponym>& toponyms,
                                       const geo::Gazetteer& gazetteer, const std::filesystem::path& reference_file) {
  std::ifstream in(reference_file);
  if (!in) {
    return rejected(reference_file.string(), "the reference cannot be read", "give the path of a reference.json");
  }
  Reference reference;
  try {
    reference = read(json::parse(in));
  } catch (const json::exception& error) {
    return rejected(reference_file.string(), fmt::format("not a reference of toponyms: {}", error.what()),
                    "give the path of a reference.json");
  }

  ToponymScore score;
  score.expected = reference.toponyms.size();
  std::map<Span, const Toponym*> found;
  for (const Toponym& toponym : toponyms) {
    if (toponym.role != ToponymRole::demonym) {
      found[toponym.span] = &toponym;
    }
  }
  score.found = found.size();
  const auto problem = [&](Span span, std::string what) {
    score.problems.push_back({span, std::string(span.of(text)), std::move(what)});
  };
  for (const ReferenceToponym& gold : reference.toponyms) {
    const auto match = found.find(gold.span);
    if (match == found.end()) {
      problem(gold.span, "missed");
      continue;
    }
    ++score.matched;
    const Toponym& toponym = *match->second;
    const auto place = reference.places.find(gold.place);
    if (!toponym.place) {
      problem(gold.span, toponym.reason);
    } else if (place != reference.places.end()) {
      const double off = distance_m(place->second, gazetteer.point(*toponym.place));
      if (off <= place->second.tolerance_m) {
        ++score.placed;
      } else {
        problem(gold.span, fmt::format("{:.0f} km off: {} ({})", off / 1000, gazetteer.name(*toponym.place),
                                       gazetteer.country(*toponym.place)));
      }
    }
    if (name_of(toponym.role) == gold.role) {
      ++score.same_role;
    } else {
      problem(gold.span, fmt::format("role {}, not {}", name_of(toponym.role), gold.role));
    }
    found.erase(match);
  }
  for (const auto& [span, toponym] : found) {
    problem(span, "not in the reference");
  }
  std::stable_sort(score.problems.begin(), score.problems.end(),
                   [](const auto& a, const auto& b) { return a.span < b.span; });
  return score;
}

}  // namespace dateline::events
