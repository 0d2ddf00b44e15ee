// The card's part about which events are one: those to compare, those kept apart, and the one that is being chosen.

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "viewer/panels/event_card_parts.h"
#include "viewer/panels/event_words.h"
#include "viewer/timeline/calendar_words.h"

namespace dateline::viewer {
namespace {

using events::Event;

constexpr std::size_t kMostCompared = 3;

/// Links beside each other under a field, each with what it asks for.
class LinkRow {
 public:
  explicit LinkRow(Card& card) : card_(card), x_(card.x + std::min(card.ui.px(102), card.width * 0.26F)) {}

  void add(const std::string& name, std::string_view words, const char* tip, Command asked) {
    Ui& ui = card_.ui;
    const TextLook look = ui.look(13, ui.colours().text_dim);
    if (ui.link(name, {x_, card_.y - ui.px(3)}, words, look)) {
      ui.ask(std::move(asked));
    }
    ui.tip(tip);
    x_ += ui.painter().measure(words, look).x + ui.px(12);
  }
  void end() { card_.y += card_.ui.px(20); }

 private:
  Card& card_;
  float x_;
};

}  // namespace

void draw_compared(Card& card) {
  const auto draw = [&card](const std::vector<std::string>& ids, std::string_view name, std::string_view relation,
                            const auto& links) {
    for (std::size_t i = 0; i < std::min(ids.size(), kMostCompared); ++i) {
      const auto other = card.state.snapshot->event_of_id(ids[i]);
      if (!other) {
        continue;
      }
      const Event event = card.state.snapshot->event(*other);
      draw_field(card, i == 0 ? name : "",
                 fmt::format("{} “{}”, {}", relation, event_title(event), interval_words(event.when)));
      LinkRow row(card);
      links(row, *other, i);
      row.end();
    }
    if (ids.size() > kMostCompared) {
      draw_field(card, "", fmt::format("and {} more", ids.size() - kMostCompared));
    }
  };
  const bool can_say = !card.state.known_on;
  draw(card.event.possibly_same, "Compare", "possibly the same as",
       [&](LinkRow& row, std::uint32_t other, std::size_t i) {
         row.add(i == 0 ? "compare" : fmt::format("compare {}", i), "Show", "", command::SelectEvent{other});
         if (can_say) {
           row.add(fmt::format("join {}", i), "It is the same",
                   "Makes one event of the two, which rests on all of their reports",
                   command::JoinEvents{card.index, other});
           row.add(fmt::format("distinct {}", i), "It is another", "Keeps the two apart, and does not ask again",
                   command::SetDistinct{card.index, other, true});
         }
       });
  draw(card.event.distinct_from, "Kept apart", "another than", [&](LinkRow& row, std::uint32_t other, std::size_t i) {
    row.add(fmt::format("show distinct {}", i), "Show", "", command::SelectEvent{other});
    if (can_say) {
      row.add(fmt::format("not distinct {}", i), "It may be the same", "Takes back that the two are different",
              command::SetDistinct{card.index, other, false});
    }
  });
}

void draw_joining(Card& card) {
  const auto first = card.state.joining.empty() ? std::nullopt : card.state.snapshot->event_of_id(card.state.joining);
  if (!first) {
    return;
  }
  Ui& ui = card.ui;
  const bool itself = *first == card.index;
  const bool fits = !card.event.claims.empty();
  const std::string words = itself ? "Choose the event that is the same as this one, in the list or on the map."
                            : fits ? "Is this the same as “" + event_title(card.state.snapshot->event(*first)) + "”?"
                                   : "A row of a table cannot be one with an event of reports.";
  card.y += card.text(words, ui.look(13, ui.colours().warning_text)).y + ui.px(6);
  float x = card.x;
  if (!itself && fits) {
    if (ui.button("join", {x, card.y}, "One event", "Ctrl+J", Ui::ButtonLook::primary)) {
      ui.ask(command::JoinEvents{*first, card.index});
    }
    x += ui.button_width("One event", "Ctrl+J") + ui.px(8);
  }
  if (ui.button("join cancel", {x, card.y}, "Cancel", "Esc")) {
    ui.ask(command::ChooseOther{});
  }
  card.y += ui.button_height() + ui.px(10);
}

}  // namespace dateline::viewer
