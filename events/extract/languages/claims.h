#pragma once

#include <vector>

#include "events/extract/languages/text.h"
#include "events/model/claim.h"
#include "events/model/document.h"
#include "events/model/mention.h"
#include "events/time/time_expression.h"
#include "geo/gazetteer.h"

namespace dateline::events {

/// Makes the claims of a document in a language whose rules are tables, in order of their first evidence. What happened
/// is told by a trigger; where, by the nearest place of its sentence; when, by the nearest time there, else by the day
/// that the report tells of; who, by the listed actors around it. What is negated, planned, feared, conditional or long
/// past makes no claim, nor does a trigger without a place.
///
/// Confidence is lower than that of English: the product of the trigger (0.8), the place's score and its nearness, and
/// the time (1 by its own expression, 0.85 by the report's day, 0.7 by the publication).
[[nodiscard]] std::vector<Claim> make_language_claims(const LanguageText& text, const std::vector<Toponym>& toponyms,
                                                      const std::vector<TimeExpression>& times,
                                                      const geo::Gazetteer& gazetteer, const Document& document);

}  // namespace dateline::events
