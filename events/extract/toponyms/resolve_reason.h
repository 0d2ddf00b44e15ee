#pragma once

#include <string>
#include <string_view>

#include "events/extract/toponyms/document_senses.h"
#include "events/extract/toponyms/recognise.h"

namespace dateline::events {

/// Says in words why a name denotes a place.
class ResolutionReasons {
 public:
  ResolutionReasons(const Recognised& names, const geo::Gazetteer& gazetteer) : names_(names), gazetteer_(gazetteer) {}

  /// "Springfield, Illinois"
  [[nodiscard]] std::string described(const Sense& sense) const;
  /// Why `best` was chosen for a mention of `name`.
  [[nodiscard]] std::string reason(const NameMention& mention, const DocumentName& name, const Sense& best) const;

 private:
  [[nodiscard]] std::string_view country_name(const Sense& sense) const;

  const Recognised& names_;
  const geo::Gazetteer& gazetteer_;
};

}  // namespace dateline::events
