#pragma once

#include <vector>

#include "events/extract/triggers/triggers.h"

namespace dateline::events {

/// Of happenings of one sentence that tell of one thing keeps the one with more around it: "airstrikes hit the market,
/// killing ten".
void drop_repeated(const TaggedText& tagged, std::vector<Happening>& happenings);

}  // namespace dateline::events
