#include <optional>

#include "events/extract/casualties/casualties.h"

namespace dateline::events {

void add_casualties(Casualties& to, const Casualties& more) {
  if (!to.fatalities_low && !to.fatalities_best && !to.fatalities_high) {
    to.fatalities_low = more.fatalities_low;
    to.fatalities_best = more.fatalities_best;
    to.fatalities_high = more.fatalities_high;
  }
  if (!to.fatalities_civilians) {
    to.fatalities_civilians = more.fatalities_civilians;
  }
  if (!to.injured_low && !to.injured_best && !to.injured_high) {
    to.injured_low = more.injured_low;
    to.injured_best = more.injured_best;
    to.injured_high = more.injured_high;
  }
}

namespace {

// What both state, together; a bound of one makes a bound of the sum.
void sum(std::optional<int>& low, std::optional<int>& best, const std::optional<int>& more_low,
         const std::optional<int>& more_best) {
  const auto least = low ? low : best;
  const auto more_least = more_low ? more_low : more_best;
  if (!more_least) {
    return;
  }
  if (!least) {
    low = more_low;
    best = more_best;
    return;
  }
  const bool bounded = low || more_low || !best || !more_best;
  best = best && more_best ? std::optional(*best + *more_best) : std::nullopt;
  low = bounded ? std::optional(*least + *more_least) : std::nullopt;
}

using Number = std::optional<int>;

// The same for the upper bound, asked before `sum` changes the others. Where one of them has none, neither has the sum.
Number sum_of_most(const Number& low, const Number& best, const Number& high, const Number& more_low,
                   const Number& more_best, const Number& more_high) {
  if (!more_low && !more_best && !more_high) {
    return high;
  }
  if (!low && !best && !high) {
    return more_high;
  }
  const Number most = high ? high : best;
  const Number more_most = more_high ? more_high : more_best;
  return (high || more_high) && most && more_most ? Number(*most + *more_most) : std::nullopt;
}

void add_up(Casualties& to, const Casualties& more) {
  to.fatalities_high = sum_of_most(to.fatalities_low, to.fatalities_best, to.fatalities_high, more.fatalities_low,
                                   more.fatalities_best, more.fatalities_high);
  to.injured_high = sum_of_most(to.injured_low, to.injured_best, to.injured_high, more.injured_low, more.injured_best,
                                more.injured_high);
  sum(to.fatalities_low, to.fatalities_best, more.fatalities_low, more.fatalities_best);
  sum(to.injured_low, to.injured_best, more.injured_low, more.injured_best);
  if (more.fatalities_civilians) {
    to.fatalities_civilians = to.fatalities_civilians.value_or(0) + *more.fatalities_civilians;
  }
}

}  // namespace

void add_casualties(Casualties& to, const CasualtyMention& mention) {
  if (mention.count == CasualtyMention::Count::total) {
    // A later toll stands in for what was counted first, never below it.
    const auto known = to.fatalities_best ? to.fatalities_best : to.fatalities_low;
    const auto toll =
        mention.numbers.fatalities_best ? mention.numbers.fatalities_best : mention.numbers.fatalities_low;
    if (known && toll && *toll < *known) {
      return;
    }
    to.fatalities_low = mention.numbers.fatalities_low;
    to.fatalities_best = mention.numbers.fatalities_best;
    to.fatalities_high = mention.numbers.fatalities_high;
    return;
  }
  if (mention.count == CasualtyMention::Count::more) {
    add_up(to, mention.numbers);
    return;
  }
  add_casualties(to, mention.numbers);
}

}  // namespace dateline::events
