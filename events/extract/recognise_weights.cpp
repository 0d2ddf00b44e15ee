#include "events/extract/recognise_weights.h"

#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace dateline::events {

namespace {

constexpr std::string_view kHeader = "feature,weight";
constexpr float kUnit = 100;

/// "17,-35"
bool read_row(std::string_view row, std::vector<float>& weights) {
  std::size_t feature = 0;
  int weight = 0;
  const char* const end = row.data() + row.size();
  const auto [comma, error] = std::from_chars(row.data(), end, feature);
  if (error != std::errc() || comma == end || *comma != ',' || feature >= weights.size()) {
    return false;
  }
  const auto [last, wrong] = std::from_chars(comma + 1, end, weight);
  if (wrong != std::errc() || last != end) {
    return false;
  }
  weights[feature] = static_cast<float>(weight) / kUnit;
  return true;
}

}  // namespace

Result<RecognitionWeights> RecognitionWeights::load(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  if (!in.is_open() || in.bad()) {
    return failed(file.string(), "the learned weights of the program cannot be read",
                  "reinstall the program, or set DATELINE_RESOURCES to the folder of its data");
  }
  std::vector<float> weights(kSize);
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view row = std::string_view(text).substr(begin, end - begin);
    if (++number == 1 ? row != kHeader : !read_row(row, weights)) {
      return failed(file.string() + ":" + std::to_string(number), "not a feature and its weight",
                    "train the weights again");
    }
    begin = end + 1;
  }
  return RecognitionWeights(std::move(weights));
}

Result<void> RecognitionWeights::save(const std::filesystem::path& file) const {
  std::ofstream out(file, std::ios::binary);
  out << kHeader << '\n';
  for (std::size_t feature = 0; feature < weights_.size(); ++feature) {
    const long weight = std::lround(weights_[feature] * kUnit);
    if (weight != 0) {
      out << feature << ',' << weight << '\n';
    }
  }
  if (!out.flush()) {
    return failed(file.string(), "cannot be written", "check the folder and the space on its disk");
  }
  return {};
}

}  // namespace dateline::events
