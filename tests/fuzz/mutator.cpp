#include "tests/fuzz/mutator.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dateline::test {

namespace {

constexpr std::size_t kMostBytes = 64 * 1024;

// Bytes and numbers at which readers go wrong.
constexpr std::array<std::string_view, 14> kOddBytes = {std::string_view("\0", 1),
                                                        "\xFF",
                                                        "\xFF\xFE",
                                                        "\xEF\xBB\xBF",
                                                        "\xED\xA0\x80",
                                                        "\xF4\x90\x80\x80",
                                                        "\xC0\x80",
                                                        "\xE2\x80",
                                                        "\r\n\r\n",
                                                        "-1",
                                                        "0",
                                                        "4294967295",
                                                        "18446744073709551615",
                                                        "999999999999999999999999"};

}  // namespace

Mutator::Mutator(std::uint32_t seed, std::vector<std::string> samples, std::vector<std::string> words)
    : random_(seed), samples_(std::move(samples)), words_(std::move(words)) {}

// Not std::uniform_int_distribution: it differs between libraries.
std::size_t Mutator::below(std::size_t limit) {
  return limit == 0 ? 0 : random_() % limit;
}

void Mutator::mutate(std::string& bytes) {
  const std::size_t at = below(bytes.size() + 1);
  const std::size_t length = std::min(below(below(4) == 0 ? bytes.size() + 1 : 32), bytes.size() - at);
  switch (below(10)) {
    case 0:  // a bit
      if (at < bytes.size()) {
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
      }
      break;
    case 1:
      if (at < bytes.size()) {
        bytes[at] = static_cast<char>(below(256));
      }
      break;
    case 2:  // breaks off
      bytes.resize(at);
      break;
    case 3:
      bytes.erase(at, length);
      break;
    case 4:  // a piece again, once or many times
      for (std::size_t times = below(8) == 0 ? 200 : 1; times > 0 && bytes.size() < kMostBytes; --times) {
        bytes.insert(at, bytes.substr(at, length));
      }
      break;
    case 5:
      bytes.insert(at, kOddBytes.at(below(kOddBytes.size())));
      break;
    case 6:
      bytes.replace(at, length, kOddBytes.at(below(kOddBytes.size())));
      break;
    case 7:  // a piece of another sample
    {
      const std::string& other = samples_.at(below(samples_.size()));
      const std::size_t from = below(other.size() + 1);
      bytes.insert(at, other.substr(from, below(200)));
      break;
    }
    default:
      if (!words_.empty()) {
        bytes.insert(at, words_.at(below(words_.size())));
      }
  }
  if (bytes.size() > kMostBytes) {
    bytes.resize(kMostBytes);
  }
}

std::string Mutator::next() {
  std::string bytes = samples_.at(below(samples_.size()));
  for (std::size_t times = 1 + below(6); times > 0; --times) {
    mutate(bytes);
  }
  return bytes;
}

}  // namespace dateline::test
