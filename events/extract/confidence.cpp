#include "events/extract/confidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <numeric>
#include <string>

namespace dateline::events {

namespace {

constexpr std::string_view kHeader = "feature,weight";

constexpr std::array<std::string_view, kReadingFeatures> kNames = {
    "always",     "parts_by_hand", "passive",     "plain_trigger", "no_agent", "no_place",  "place_unresolved",
    "place_area", "many_told",     "told_before", "casualties",    "repeated", "explosion", "protest"};

/// "noun,-0.412"
bool read_row(std::string_view row, std::array<double, kReadingFeatures>& weights) {
  const std::size_t comma = row.find(',');
  const auto* const name = std::find(kNames.begin(), kNames.end(), row.substr(0, comma));
  if (comma == std::string_view::npos || name == kNames.end()) {
    return false;
  }
  double& weight = weights[static_cast<std::size_t>(name - kNames.begin())];
  const char* const end = row.data() + row.size();
  const auto [last, wrong] = std::from_chars(row.data() + comma + 1, end, weight);
  return wrong == std::errc() && last == end && std::isfinite(weight);
}

}  // namespace

std::string_view name_of(ReadingFeature feature) {
  return kNames[static_cast<std::size_t>(feature)];
}

double ConfidenceWeights::confidence(const ReadingFeatures& features) const {
  const double odds = std::inner_product(weights_.begin(), weights_.end(), features.values.begin(), 0.0);
  return 1 / (1 + std::exp(-odds));
}

Result<ConfidenceWeights> ConfidenceWeights::load(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  if (!in.is_open() || in.bad()) {
    return failed(file.string(), "the learned weights of the program cannot be read",
                  "reinstall the program, or set DATELINE_RESOURCES to the folder of its data");
  }
  std::array<double, kReadingFeatures> weights{};
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
  return ConfidenceWeights(weights);
}

Result<void> ConfidenceWeights::save(const std::filesystem::path& file) const {
  std::ofstream out(file, std::ios::binary);
  out << kHeader << '\n';
  for (std::size_t feature = 0; feature < kReadingFeatures; ++feature) {
    out << fmt::format("{},{:.3f}\n", kNames[feature], weights_[feature]);
  }
  if (!out.flush()) {
    return failed(file.string(), "cannot be written", "check the folder and the space on its disk");
  }
  return {};
}

}  // namespace dateline::events
