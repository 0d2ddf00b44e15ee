#include "viewer/panels/event_card.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "viewer/panels/event_card_parts.h"
#include "viewer/panels/event_words.h"
#include "viewer/timeline/calendar_words.h"

namespace dateline::viewer {
namespace {

using events::Event;
using events::Review;

constexpr float kPad = 18;
constexpr std::string_view kPart = "Part";

/// A card of an event in `rect`, that begins `top` pixels of design below its upper edge.
Card card_in(Ui& ui, const UiState& state, std::uint32_t event, Rect rect, float top) {
  return {.ui = ui,
          .state = state,
          .event = state.snapshot->event(event),
          .index = event,
          .x = rect.x + ui.px(kPad),
          .width = rect.width - 2 * ui.px(kPad),
          .y = rect.y + ui.px(top)};
}

void draw_back(Card& card) {
  const Selection& selection = card.state.selection;
  const std::string words =
      selection.place_name.empty() ? "‹ All events of the window" : "‹ All of " + selection.place_name;
  if (card.ui.link("back", {card.x, card.y}, words, card.ui.look(12.5F, card.ui.colours().where.underline))) {
    card.ui.ask(command::ClearSelection{});
  }
  card.y += card.ui.px(23);
}

/// One voice's box; the height it needs, and with `draw` its look.
float statement_box(Card& card, const Statement& statement, const std::string& name, Rect box, bool draw) {
  Ui& ui = card.ui;
  const float inner = box.width - ui.px(22);
  const std::string quote = "“" + statement.quote + "”";
  const std::string caption = statement.note.empty() ? statement.speaker : statement.speaker + " · " + statement.note;
  const TextLook quote_look = ui.look(13);
  const TextLook caption_look = ui.small();
  const float quote_height = ui.painter().measure(quote, quote_look, inner).y;
  const float caption_width = card.can_part ? inner - ui.px(36) : inner;
  const float caption_height = ui.painter().measure(caption, caption_look, caption_width).y;
  const float height = quote_height + caption_height + ui.px(18);
  if (!draw) {
    return height;
  }
  // In the box, and so before it: the first area under the mouse takes the click.
  const float part_width = ui.painter().measure(kPart, caption_look).x;
  const Rect part{box.x + box.width - part_width - ui.px(9), box.y + box.height - ui.px(26), part_width, ui.px(18)};
  bool over_part = false;
  if (card.can_part) {
    if (ui.area(name + " part", part)) {
      std::vector<std::string> claims;
      for (const events::Claim* claim : statement.claims) {
        claims.push_back(claim->id);
      }
      ui.ask(command::PartEvent{card.index, {std::move(claims)}});
    }
    over_part = ui.is_hovered();
    ui.tip("This tells of something else: makes it an event of its own");
  }
  if (ui.area(name, box)) {
    const events::Claim& claim = *statement.claims.front();
    if (const auto document = card.state.snapshot->document_of_id(claim.document)) {
      ui.ask(command::ShowDocument{*document});
      if (!claim.evidence.empty()) {
        ui.ask(command::ScrollTo{claim.evidence.front().bytes.begin});
      }
    }
  }
  const Colour ground = mix(ui.colours().panel, ui.colours().window, 0.8);
  ui.list().AddRectFilled(box.min(), box.max(),
                          to_imgui(ui.is_hovered() ? mix(ground, ui.colours().text, 0.05) : ground), ui.px(5));
  ui.list().AddRect(box.min(), box.max(), to_imgui(ui.colours().border), ui.px(5), 0, ui.px(1));
  ui.list().AddRectFilled(box.min(), {box.x + ui.px(3), box.y + box.height},
                          to_imgui(ui.style().marker(card.event.event_type).fill), ui.px(5),
                          ImDrawFlags_RoundCornersLeft);
  ui.painter().draw(ui.list(), {box.x + ui.px(13), box.y + ui.px(8)}, quote, quote_look, inner);
  ui.painter().draw(ui.list(), {box.x + ui.px(13), box.y + ui.px(9) + quote_height}, caption, caption_look,
                    caption_width);
  if (card.can_part) {
    ui.painter().draw(ui.list(), {part.x, part.y}, kPart,
                      ui.look(12.5F, over_part ? ui.colours().text : ui.colours().text_dim));
  }
  return height;
}

void draw_statements(Card& card) {
  const ProjectSnapshot& snapshot = *card.state.snapshot;
  const std::vector<Statement> statements =
      statements_of(snapshot.claims_of(card.event), [&](const std::string& id) -> std::string_view {
        const auto document = snapshot.document_of_id(id);
        return document ? std::string_view(snapshot.project().documents[*document].text) : std::string_view();
      });
  card.can_part = statements.size() > 1 && !card.state.known_on;
  const float gap = card.ui.px(8);
  for (std::size_t i = 0; i < statements.size(); i += 2) {
    const bool pair = i + 1 < statements.size();
    const float width = pair ? (card.width - gap) / 2 : card.width;
    Rect left{card.x, card.y, width, 0};
    Rect right{card.x + width + gap, card.y, width, 0};
    left.height = statement_box(card, statements[i], {}, left, false);
    if (pair) {
      right.height = statement_box(card, statements[i + 1], {}, right, false);
      left.height = right.height = std::max(left.height, right.height);
      statement_box(card, statements[i + 1], fmt::format("statement {}", i + 1), right, true);
    }
    statement_box(card, statements[i], fmt::format("statement {}", i), left, true);
    card.y += left.height + gap;
  }
  if (!card.event.disagreement.empty()) {
    card.y +=
        card.text("They differ: " + card.event.disagreement, card.ui.look(12.5F, card.ui.colours().warning_text)).y;
  }
  card.y += card.ui.px(6);
}

/// A place's words, with links behind them where it is on the map. `prefix` tells the links of two places apart.
void draw_place(Card& card, std::string_view name, const events::EventPlace& place, const std::string& prefix) {
  Ui& ui = card.ui;
  ImVec2 after = draw_field(card, name, place_words(place));
  if (!place.point) {
    return;
  }
  const geo::LonLat point = *place.point;
  const TextLook look = ui.look(13, ui.colours().text_dim);
  const auto place_link = [&](const char* link, std::string_view words, const char* tip) {
    const float width = ui.painter().measure(words, look).x;
    if (after.x + ui.px(9) + width > card.x + card.width) {
      after = {card.x + std::min(ui.px(102), card.width * 0.26F) - ui.px(9), card.y - ui.px(4)};
      card.y += ui.px(20);
    }
    const bool clicked = ui.link(prefix + link, {after.x + ui.px(9), after.y}, words, look);
    ui.tip(tip);
    after.x += ui.px(9) + width;
    return clicked;
  };
  if (place_link("go there", "Go there", prefix.empty() ? "Moves the map to the place (G)" : "Moves the map there")) {
    ui.ask(command::GoTo{point, place.radius_m.value_or(0)});
  }
  if (place_link("copy position", "Copy position", "Copies its latitude and longitude")) {
    ui.ask(command::CopyText{coordinates_words(point)});
  }
}

void draw_where(Card& card) {
  const bool moved = card.event.origin.has_value();
  if (moved) {
    draw_place(card, "From", *card.event.origin, "origin ");
  }
  draw_place(card, moved ? "To" : "Where", card.event.place, "");
}

/// The words that the reading rests on, each a link to say that they mean something else.
void draw_corrections(Card& card) {
  Ui& ui = card.ui;
  const TextLook look = ui.look(13, ui.colours().text_dim);
  const float indent = std::min(ui.px(102), card.width * 0.26F);
  const std::vector<Lesson> lessons = lessons_about(*card.state.snapshot, card.event);
  if (lessons.empty()) {
    return;
  }
  const float top = card.y;
  draw_field(card, "Misread?", " ");
  const float line = card.y - top;
  float x = card.x + indent;
  card.y = top;
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    const std::string words = "“" + lessons[i].words + "”";
    const float width = ui.painter().measure(words, look).x;
    if (x > card.x + indent && x + width > card.x + card.width) {
      x = card.x + indent;
      card.y += line;
    }
    if (ui.link(fmt::format("teach {}", i), {x, card.y}, words, look)) {
      ui.ask(command::OpenDialog{command::OpenDialog::Kind::teach, card.index, lessons[i]});
    }
    ui.tip("Says what these words mean, for these reports and later ones");
    x += width + ui.px(9);
  }
  card.y += line;
}

/// What was read, under what a person put in its place.
void draw_reading(Card& card, std::string_view words) {
  const float indent = std::min(card.ui.px(102), card.width * 0.26F);
  const TextLook look = card.ui.look(12.5F, card.ui.colours().warning_text);
  const std::string text = fmt::format("Read: {}", words);
  const float height =
      card.ui.painter()
          .draw(card.ui.list(), {card.x + indent, card.y - card.ui.px(3)}, text, look, card.width - indent)
          .y;
  card.ui.record("field Read", {card.x + indent, card.y - card.ui.px(3), card.width - indent, height});
  card.y += height + card.ui.px(2);
}

void draw_fields(Card& card) {
  const Event& event = card.event;
  const ProjectSnapshot& snapshot = *card.state.snapshot;
  const std::vector<const events::Claim*> claims = snapshot.claims_of(event);
  const bool edited = is_edited(snapshot, *card.state.as_read, event);
  Event read = event;
  if (edited) {
    events::set_facts(read, reading_of(snapshot, *card.state.as_read, event));
  }
  const auto field = [&](std::string_view name, const std::string& words, const std::string& read_words) {
    draw_field(card, name, words);
    if (edited && words != read_words) {
      draw_reading(card, read_words);
    }
  };
  if (read.sub_event_type != event.sub_event_type) {
    field("What", std::string(events::name_of(event.sub_event_type)),
          std::string(events::name_of(read.sub_event_type)));
  }
  field("When", interval_words_with_extent(event.when), interval_words_with_extent(read.when));
  draw_where(card);
  if (edited && !events::same_place(event.place, read.place)) {
    draw_reading(card, place_words(read.place));
  }
  field("Who", actors_words(event), actors_words(read));
  const std::string disputed = event.disputed ? ", disputed" : "";
  field("Said", std::string(events::short_name_of(event.status)) + disputed,
        std::string(events::short_name_of(read.status)) + disputed);
  // A row of a table was read by nobody here: it has its own words and whom it names.
  if (claims.empty()) {
    draw_field(card, "Sources", sources_words(event));
  } else {
    draw_field(card, "Voices", voices_words(event, snapshot.documents_of(event).size()));
  }
  field("Casualties", casualties_words(event.casualties), casualties_words(read.casualties));
  if (!claims.empty()) {
    std::string reading(confidence_word(event.confidence));
    if (!claims.front()->why.empty()) {
      reading += ": " + on_one_line(claims.front()->why);
    }
    draw_field(card, "Reading", reading);
    draw_corrections(card);
  }
  if (!event.notes.empty()) {
    draw_field(card, "Notes", event.notes);
  }
  draw_compared(card);
  card.y += card.ui.px(6);
}

/// "3 of 18" in the list; empty where there is nothing to step through.
std::string place_in_list(const Card& card) {
  const std::vector<std::uint32_t>& list = card.state.lists.in_window;
  if (list.size() < 2) {
    return {};
  }
  const auto found = std::ranges::find(list, card.index);
  return found == list.end() ? fmt::format("– of {}", list.size())
                             : fmt::format("{} of {}", found - list.begin() + 1, list.size());
}

void draw_buttons(Card& card) {
  Ui& ui = card.ui;
  const Review review = card.state.review_of(card.event);
  const auto toggle = [&](Review wanted) {
    ui.ask(command::SetReview{card.index, review == wanted ? Review::unreviewed : wanted});
  };
  const bool accepted = review == Review::accepted;
  const bool edited = review == Review::edited;
  const bool rejected = review == Review::rejected;
  const std::string_view accept = accepted ? "Accepted" : "Accept";
  const std::string_view edit = edited ? "Edited" : "Edit";
  const std::string_view reject = rejected ? "Rejected" : "Reject";
  const std::string place = place_in_list(card);
  const float side = ui.px(26);
  const float steps = place.empty() ? 0 : 2 * side + ui.painter().measure(place, ui.body()).x + ui.px(4);
  const float gap = ui.px(8);
  const float all = ui.button_width(accept, "A") + ui.button_width(edit, "E") + ui.button_width(reject, "X") + 3 * gap;
  // Where there is no room for the keys, they are in the tips.
  const bool keys = all + steps <= card.width;
  const auto key = [keys](std::string_view name) { return keys ? name : std::string_view(); };
  float x = card.x;
  if (ui.button("accept", {x, card.y}, accept, key("A"), Ui::ButtonLook::accept)) {
    toggle(Review::accepted);
  }
  ui.tip(accepted ? "Click to mark it as not reviewed again (U)" : keys ? "" : "Accepts what was read (A)");
  x += ui.button_width(accept, key("A")) + gap;
  const bool can_edit = !card.state.known_on;
  if (ui.button("edit", {x, card.y}, edit, key("E"), can_edit ? Ui::ButtonLook::plain : Ui::ButtonLook::disabled)) {
    ui.ask(command::EditEvent{card.index});
  }
  ui.tip(can_edit ? "Says what happened, where and when in place of what was read (E)"
                  : "Show what all reports say to edit it");
  x += ui.button_width(edit, key("E")) + gap;
  if (ui.button("reject", {x, card.y}, reject, key("X"))) {
    if (rejected && is_edited(*card.state.snapshot, *card.state.as_read, card.event)) {
      ui.ask(command::SetReview{card.index, Review::edited});
    } else {
      toggle(Review::rejected);
    }
  }
  ui.tip(keys ? "" : "Rejects the event (X)");
  if (place.empty()) {
    card.y += ui.button_height();
    return;
  }
  const float left = card.x + card.width - steps;
  const Rect box{left, card.y, steps, ui.button_height()};
  ui.list().AddRectFilled(box.min(), box.max(), to_imgui(ui.colours().field), ui.px(5));
  ui.list().AddRect(box.min(), box.max(), to_imgui(ui.colours().border), ui.px(5), 0, ui.px(1));
  const auto arrow = [&](const char* name, float at, int direction, const char* tip) {
    const Rect end{at, card.y, side, box.height};
    if (ui.area(name, end)) {
      ui.ask(command::StepSelection{direction});
    }
    const Colour ink = ui.is_hovered() ? ui.colours().text : ui.colours().text_dim;
    draw_step_icon(ui.list(), end, to_imgui(ink), direction, false);
    ui.tip(tip);
  };
  arrow("previous event of list", left, -1, "Previous event of the list (P)");
  arrow("next event of list", left + steps - side, 1, "Next event of the list (N)");
  ui.painter().draw(ui.list(), {left + side + ui.px(2), card.y + ui.px(4)}, place, ui.body());
  card.y += ui.button_height();
}

}  // namespace

ImVec2 draw_field(Card& card, std::string_view name, std::string_view words) {
  Ui& ui = card.ui;
  const float indent = std::min(ui.px(102), card.width * 0.26F);
  const TextLook look = ui.look(13);
  ui.painter().draw(ui.list(), {card.x, card.y}, name, ui.look(13, ui.colours().text_dim));
  const TextLayout& layout = ui.painter().layout(words, look, card.width - indent);
  ui.painter().draw_layout(ui.list(), {card.x + indent, card.y}, layout, look.colour);
  const auto& lines = layout.lines();
  const float last = lines.empty() ? 0 : lines.back().top;
  const float end = lines.empty() ? 0 : lines.back().x + lines.back().width;
  const ImVec2 after{card.x + indent + end, card.y + last};
  ui.record("field " + std::string(name), {card.x, card.y, card.width, layout.height()});
  card.y += layout.height() + ui.px(4);
  return after;
}

float draw_event_card(Ui& ui, const UiState& state, std::uint32_t event, Rect rect) {
  Card card = card_in(ui, state, event, rect, 13);
  draw_back(card);
  card.y += card.text(event_title(card.event), ui.title()).y + ui.px(8);
  draw_joining(card);
  draw_statements(card);
  draw_fields(card);
  ImGui::SetCursorScreenPos({rect.x, card.y});
  ImGui::Dummy({1, 1});
  return card.y - rect.y;
}

float review_bar_height(const Ui& ui) {
  return ui.button_height() + ui.px(6 + 14);
}

void draw_review_bar(Ui& ui, const UiState& state, std::uint32_t event, Rect rect) {
  Card card = card_in(ui, state, event, rect, 6);
  draw_buttons(card);
}

}  // namespace dateline::viewer
