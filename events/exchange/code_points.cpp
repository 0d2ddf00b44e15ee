#include "events/exchange/code_points.h"

#include <algorithm>

#include "base/utf8.h"

namespace dateline::events {

namespace {

constexpr std::size_t kBlock = 256;

}  // namespace

CodePoints::CodePoints(std::string_view text) : text_(text) {
  std::uint32_t total = 0;
  for (std::size_t at = 0; at < text.size(); at += kBlock) {
    counts_.push_back(total);
    total += count_code_points(text.substr(at, kBlock));
  }
  counts_.push_back(total);
}

std::uint32_t CodePoints::before(std::uint32_t byte) const {
  const std::size_t at = std::min<std::size_t>(byte, text_.size());
  const std::size_t block = at / kBlock;
  return block + 1 == counts_.size() && at == text_.size() && at % kBlock == 0
             ? counts_.back()
             : counts_[block] + count_code_points(text_.substr(block * kBlock, at % kBlock));
}

}  // namespace dateline::events
