#include "events/extract/claims/claim_record.h"

#include <fmt/format.h>

#include "events/model/sha256.h"

namespace dateline::events {

Claim claim_of(const Document& document) {
  Claim claim;
  claim.document = document.id;
  claim.sha256 = document.sha256;
  claim.publisher = document.publisher;
  claim.published = document.published.value;
  claim.published_inferred = document.published.inferred;
  claim.time_zone = document.time_zone;
  return claim;
}

std::string claim_id(const Claim& claim) {
  const Evidence& passage = claim.evidence.front();
  return sha256(fmt::format("{}\n{}-{}\n{}\n{}\n{}", claim.document, passage.bytes.begin, passage.bytes.end,
                            passage.text, name_of(claim.sub_event_type), claim.place.id));
}

bool may_cost_lives(EventType type) {
  return type != EventType::strategic;
}

Evidence PassageQuotes::at(Span bytes) {
  Evidence made;
  made.bytes = bytes;
  made.code_points.begin = code_points_before(bytes.begin);
  made.code_points.end = code_points_before(bytes.end);
  made.text = std::string(bytes.of(text_));
  return made;
}

std::uint32_t PassageQuotes::code_points_before(std::uint32_t byte) {
  if (byte < counted_bytes_) {
    counted_bytes_ = 0;
    counted_code_points_ = 0;
  }
  for (; counted_bytes_ < byte; ++counted_bytes_) {
    counted_code_points_ += (static_cast<unsigned char>(text_[counted_bytes_]) & 0xc0U) != 0x80U ? 1 : 0;
  }
  return counted_code_points_;
}

void add_repeated_evidence(const TextStructure& structure, PassageQuotes& quotes, std::vector<Claim>& claims) {
  const std::vector<Token>& tokens = structure.tokens;
  for (const Repeat& repeat : structure.repeats) {
    const std::size_t original = structure.token_at(repeat.original.begin);
    const std::size_t copy = structure.token_at(repeat.copy.begin);
    for (Claim& claim : claims) {
      const Span bytes = claim.evidence.front().bytes;
      if (!repeat.original.contains(bytes)) {
        continue;
      }
      const std::size_t first = copy + (structure.token_at(bytes.begin) - original);
      const std::size_t last = copy + (structure.token_at(bytes.end - 1) - original);
      if (last < tokens.size() && tokens[last].span.end <= repeat.copy.end) {
        claim.evidence.push_back(quotes.at({tokens[first].span.begin, tokens[last].span.end}));
      }
    }
  }
}

}  // namespace dateline::events
