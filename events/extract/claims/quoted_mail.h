#pragma once

#include <string>
#include <vector>

#include "events/extract/claims/claim_origins.h"
#include "events/extract/syntax/tagged_text.h"

namespace dateline::events {

/// Passages of a mail that another one wrote and the mail answers: lines that begin with ">", and what stands under
/// "Original Message". What is forwarded is the mail's own news and no such passage.
class QuotedMail {
 public:
  explicit QuotedMail(const TaggedText& tagged);

  /// What a claim from a quoted passage rests on is its writer's word: names the writer where nobody else is said to
  /// speak ("On 14 October N. N. wrote:"), and leaves out what the answer tells itself, of the same type at the same
  /// place.
  void settle(std::vector<Claim>& claims, std::vector<ClaimOrigin>& origins) const;

 private:
  struct Passage {
    Span span;
    std::string writer;  ///< empty where nothing names one
  };
  [[nodiscard]] const Passage* of(const Claim& claim) const;

  std::vector<Passage> passages_;  // in order
};

}  // namespace dateline::events
