#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::test {

/// Damages samples the way files get damaged, and the way that people damage them on purpose. The same seed gives the
/// same files everywhere.
class Mutator {
 public:
  /// `words` are what the format is made of; they are written into the samples.
  Mutator(std::uint32_t seed, std::vector<std::string> samples, std::vector<std::string> words);

  [[nodiscard]] std::string next();

 private:
  std::size_t below(std::size_t limit);
  void mutate(std::string& bytes);

  std::mt19937 random_;
  std::vector<std::string> samples_;
  std::vector<std::string> words_;
};

}  // namespace dateline::test
