#include "events/model/sha256.h"

#include <nettle/sha2.h>

#include <array>

namespace dateline::events {

std::string sha256(std::string_view bytes) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(&context, digest.size(), digest.data());
  // By hand: a formatting library takes longer for these letters than a short text's digest takes.
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string letters;
  letters.reserve(2 * digest.size());
  for (const std::uint8_t byte : digest) {
    letters += kDigits[byte >> 4];
    letters += kDigits[byte & 0xF];
  }
  return letters;
}

}  // namespace dateline::events
