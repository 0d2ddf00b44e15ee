#include "events/extract/toponyms/recognise_weights.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <string>
#include <string_view>

#include "events/extract/weights/weights_file.h"

namespace dateline::events {

namespace {

constexpr float kUnit = 100;

bool read_number(std::string_view text, auto& number) {
  const char* const end = text.data() + text.size();
  const auto [last, wrong] = std::from_chars(text.data(), end, number);
  return wrong == std::errc() && last == end;
}

}  // namespace

Result<RecognitionWeights> RecognitionWeights::load(const std::filesystem::path& file) {
  std::vector<float> weights(kSize);
  const auto take = [&](std::string_view feature, std::string_view weight) {
    std::size_t number = 0;
    int hundredths = 0;
    if (!read_number(feature, number) || number >= weights.size() || !read_number(weight, hundredths)) {
      return false;
    }
    weights[number] = static_cast<float>(hundredths) / kUnit;
    return true;
  };
  return read_weights(file, take).map([&] { return RecognitionWeights(std::move(weights)); });
}

Result<void> RecognitionWeights::save(const std::filesystem::path& file) const {
  std::string rows;
  for (std::size_t feature = 0; feature < weights_.size(); ++feature) {
    const long weight = std::lround(weights_[feature] * kUnit);
    if (weight != 0) {
      rows += fmt::format("{},{}\n", feature, weight);
    }
  }
  return write_weights(file, rows);
}

}  // namespace dateline::events
