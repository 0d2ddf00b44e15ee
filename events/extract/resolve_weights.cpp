#include "events/extract/resolve_weights.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <string>

namespace dateline::events {

namespace {

constexpr std::string_view kHeader = "feature,weight";

constexpr std::array<std::string_view, kPlaceFeatures> kNames = {"contained",
                                                                 "contains",
                                                                 "country",
                                                                 "division",
                                                                 "near",
                                                                 "sole_country",
                                                                 "home_country",
                                                                 "home_division",
                                                                 "home_near",
                                                                 "publisher_country",
                                                                 "publisher_division",
                                                                 "publisher_near",
                                                                 "is_small_stranger",
                                                                 "is_only_stranger",
                                                                 "is_large_stranger",
                                                                 "prior",
                                                                 "kind_said",
                                                                 "kind_said_here",
                                                                 "meets",
                                                                 "meets_many",
                                                                 "is_publishers",
                                                                 "is_only",
                                                                 "is_best_known",
                                                                 "is_known_otherwise",
                                                                 "is_merely_alike",
                                                                 "is_wide",
                                                                 "is_country",
                                                                 "is_first_division",
                                                                 "is_second_division",
                                                                 "is_large_city",
                                                                 "is_small_town",
                                                                 "is_of_unknown_size",
                                                                 "is_part_of_city",
                                                                 "is_nature",
                                                                 "nothing",
                                                                 "nothing_far"};

/// "near,2.2"
bool read_row(std::string_view row, PlaceFeatures& weights) {
  const std::size_t comma = row.find(',');
  const auto* const name = std::find(kNames.begin(), kNames.end(), row.substr(0, comma));
  if (comma == std::string_view::npos || name == kNames.end()) {
    return false;
  }
  float& weight = weights[static_cast<std::size_t>(name - kNames.begin())];
  const char* const end = row.data() + row.size();
  const auto [last, wrong] = std::from_chars(row.data() + comma + 1, end, weight);
  return wrong == std::errc() && last == end;
}

}  // namespace

std::string_view name_of(PlaceFeature feature) {
  return kNames[static_cast<std::size_t>(feature)];
}

ResolutionWeights::ResolutionWeights() : weights_{} {
  // On the scale of `prior`: 0.85 is one factor of ten in population.
  constexpr std::pair<PlaceFeature, float> kByHand[] = {{PlaceFeature::prior, 1.0F},
                                                        {PlaceFeature::contained, 6.0F},
                                                        {PlaceFeature::contains, 6.0F},
                                                        {PlaceFeature::kind_said, 1.5F},
                                                        {PlaceFeature::kind_said_here, 3.0F},
                                                        {PlaceFeature::country, 2.6F},
                                                        {PlaceFeature::division, 4.0F},
                                                        {PlaceFeature::near, 2.2F},
                                                        {PlaceFeature::publisher_country, 2.0F},
                                                        {PlaceFeature::publisher_division, 1.5F},
                                                        {PlaceFeature::publisher_near, 1.5F},
                                                        {PlaceFeature::is_publishers, 4.0F},
                                                        {PlaceFeature::meets, 1.0F},
                                                        {PlaceFeature::meets_many, 1.0F},
                                                        {PlaceFeature::is_small_stranger, -2.0F},
                                                        {PlaceFeature::is_only_stranger, 1.5F},
                                                        {PlaceFeature::sole_country, 1.8F},
                                                        {PlaceFeature::is_large_stranger, -1.0F},
                                                        {PlaceFeature::nothing, 1.0F},
                                                        {PlaceFeature::nothing_far, 1.5F}};
  for (const auto& [feature, weight] : kByHand) {
    weights_[static_cast<std::size_t>(feature)] = weight;
  }
}

Result<ResolutionWeights> ResolutionWeights::load(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  if (!in.is_open() || in.bad()) {
    return failed(file.string(), "the learned weights of the program cannot be read",
                  "reinstall the program, or set DATELINE_RESOURCES to the folder of its data");
  }
  PlaceFeatures weights{};
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view row = std::string_view(text).substr(begin, end - begin);
    if (++number == 1 ? row != kHeader : !read_row(row, weights)) {
      return failed(fmt::format("{}:{}", file.string(), number), "not a feature and its weight",
                    "train the weights again");
    }
    begin = end + 1;
  }
  return ResolutionWeights(weights);
}

Result<void> ResolutionWeights::save(const std::filesystem::path& file) const {
  std::ofstream out(file, std::ios::binary);
  out << kHeader << '\n';
  for (std::size_t feature = 0; feature < kPlaceFeatures; ++feature) {
    out << fmt::format("{},{:.3f}\n", kNames[feature], weights_[feature]);
  }
  if (!out.flush()) {
    return failed(file.string(), "cannot be written", "check the folder and the space on its disk");
  }
  return {};
}

}  // namespace dateline::events
