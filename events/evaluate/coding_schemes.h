#pragma once

#include <span>
#include <string_view>

#include "events/model/taxonomy.h"

namespace dateline::events {

/// What a code of another scheme may be read as here: any of the types is right. The first is the one that it is
/// counted under. Empty where the code is of no kind that Dateline reads.
using ReadAs = std::span<const SubEventType>;

/// An incident type of MUC-3/4 ("BOMBING"; template-doc, section 7.5), in capitals.
[[nodiscard]] ReadAs read_as_of_muc(std::string_view type);

/// The incident type of MUC that an event of the type would be reported under; empty for what MUC leaves out: fights
/// between armed sides, protests, politics.
[[nodiscard]] std::string_view muc_type_of(SubEventType type);

/// A code of CAMEO ("1831"; CAMEO codebook 1.1b3), by its longest beginning that the table has.
[[nodiscard]] ReadAs read_as_of_cameo(std::string_view code);

}  // namespace dateline::events
