#include "viewer/panels/report_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "viewer/panels/event_words.h"
#include "viewer/timeline/calendar_words.h"

namespace dateline::viewer {
namespace {

constexpr float kPad = 18;
constexpr float kTextSize = 15.5F;
constexpr float kLineHeight = 1.5F;
constexpr int kScrollFrames = 3;  // ImGui knows the new height one frame late

const HighlightStyle& style_of(const UiStyle& colours, MarkKind kind) {
  switch (kind) {
    case MarkKind::what:
      return colours.what;
    case MarkKind::where:
      return colours.where;
    case MarkKind::when:
      return colours.when;
    case MarkKind::who:
      return colours.who;
    case MarkKind::said:
      return colours.said;
  }
  return colours.what;
}

std::string short_hash(const std::string& sha256) {
  return sha256.size() < 12 ? sha256 : sha256.substr(0, 6) + "…" + sha256.substr(sha256.size() - 4);
}

std::string meta_words(const events::Document& document) {
  std::string words = document.publisher.empty() ? document.name : document.publisher;
  if (document.published.value && !document.published.inferred) {
    words += " · " + day_words(*document.published.value);
  }
  if (!document.note.empty()) {
    words += " · " + document.note;
  }
  return words + " · SHA-256 " + short_hash(document.sha256);
}

std::string banner_words(const events::Published& published) {
  if (!published.value) {
    return "No date in the file, and nothing in it tells one: days such as “Tuesday” cannot be placed.";
  }
  return fmt::format("No date in the file; using {}{}{}.", day_words(*published.value),
                     published.reason.empty() ? "" : " because ", published.reason);
}

}  // namespace

void ReportView::refresh(Ui& ui, const UiState& state, std::uint32_t event, float width) {
  const bool same_text = snapshot_ == state.snapshot && document_ == state.document && width_ == width;
  if (same_text && event_ == event) {
    return;
  }
  const events::Project& project = state.snapshot->project();
  const events::Document& document = project.documents[*state.document];
  if (!same_text) {
    // The text points into the snapshot's project, which is kept for as long.
    snapshot_ = state.snapshot;
    document_ = state.document;
    width_ = width;
    text_ = ReportText(document.text, width, {.size = ui.px(kTextSize), .width = width, .line_height = kLineHeight});
  }
  event_ = event;
  marks_ = marks_of(*state.snapshot, *state.document, event);
  evidence_.clear();
  for (const events::Claim* claim : state.snapshot->claims_of(state.snapshot->event(event))) {
    if (claim->document == document.id) {
      for (const events::Evidence& evidence : claim->evidence) {
        evidence_.push_back(evidence.bytes);
      }
    }
  }
}

void ReportView::draw(Ui& ui, const UiState& state, std::uint32_t event, Rect rect) {
  if (!state.document) {
    return;
  }
  refresh(ui, state, event, rect.width - 2 * ui.px(kPad));
  if (state.scroll_to) {
    wanted_byte_ = state.scroll_to;
    frames_left_ = kScrollFrames;
  }
  ImGui::SetCursorScreenPos(rect.min());
  const std::string id = "report " + state.snapshot->project().documents[*state.document].id;
  ImGui::BeginChild(id.c_str(), {rect.width, rect.height}, false, ImGuiWindowFlags_NoNav);
  ui.record("report", rect);
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  const float head = draw_head(ui, state, event, {origin.x, origin.y, rect.width, 0});
  if (wanted_byte_) {
    scroll_to_byte(ui, head, rect.height);
  }
  draw_text(ui, state, rect, {origin.x + ui.px(kPad), origin.y + head});
  ImGui::EndChild();
}

float ReportView::draw_head(Ui& ui, const UiState& state, std::uint32_t event, Rect rect) {
  const events::Project& project = state.snapshot->project();
  const events::Document& document = project.documents[*state.document];
  const float x = rect.x + ui.px(kPad);
  const float width = rect.width - 2 * ui.px(kPad);
  float y = rect.y + ui.px(12);
  const std::vector<std::uint32_t> documents = state.snapshot->documents_of(state.snapshot->event(event));
  if (documents.size() > 1) {
    const auto here = std::ranges::find(documents, *state.document);
    const auto place = static_cast<std::size_t>(here - documents.begin());
    const std::string words = fmt::format("Report {} of {}", std::min(place + 1, documents.size()), documents.size());
    const float used = ui.painter().draw(ui.list(), {x, y}, words, ui.small()).x;
    const std::uint32_t next = documents[(place + 1) % documents.size()];
    if (ui.link("next report", {x + used + ui.px(10), y}, "Next report",
                ui.look(12.5F, ui.colours().where.underline))) {
      ui.ask(command::ShowDocument{next});
    }
    y += ui.px(22);
  }
  const std::string title = report_title(document);
  y += ui.painter().draw(ui.list(), {x, y}, title, ui.look(16, ui.colours().text, true), width).y + ui.px(2);
  y += ui.painter().draw(ui.list(), {x, y}, meta_words(document), ui.small(), width).y + ui.px(8);
  if (document.published.inferred || !document.published.value) {
    y += draw_banner(ui, state, {x, y, width, 0}) + ui.px(10);
  }
  return y - rect.y + ui.px(2);
}

float ReportView::draw_banner(Ui& ui, const UiState& state, Rect rect) {
  const events::Document& document = state.snapshot->project().documents[*state.document];
  const std::string words = banner_words(document.published);
  const TextLook look = ui.look(12.5F, ui.colours().warning_text);
  const TextLook strong = ui.look(12.5F, ui.colours().warning_text, true);
  const float pad = ui.px(10);
  const TextLayout& layout = ui.painter().layout(words, look, rect.width - 2 * pad);
  const float change_width = ui.painter().measure("Change", strong).x;
  const TextLayout::Line& last = layout.lines().back();
  const bool fits = last.x + last.width + ui.px(6) + change_width <= rect.width - 2 * pad;
  const float line = last.bottom - last.top;
  const float height = layout.height() + (fits ? 0 : line) + 2 * pad - ui.px(4);
  const Rect box{rect.x, rect.y, rect.width, height};
  ui.list().AddRectFilled(box.min(), box.max(), to_imgui(ui.colours().warning), ui.px(5));
  ui.list().AddRect(box.min(), box.max(), to_imgui(mix(ui.colours().warning, ui.colours().warning_text, 0.35)),
                    ui.px(5), 0, ui.px(1));
  ui.record("date banner", box);
  const ImVec2 at{box.x + pad, box.y + pad - ui.px(2)};
  ui.painter().draw_layout(ui.list(), at, layout, look.colour);
  const ImVec2 change =
      fits ? ImVec2{at.x + last.x + last.width + ui.px(6), at.y + last.top} : ImVec2{at.x, at.y + layout.height()};
  if (ui.link("change date", change, "Change", strong)) {
    ui.ask(command::OpenDialog{command::OpenDialog::Kind::change_date, *state.document});
  }
  ui.tip("Gives the report another date and reads it again (D)");
  return height;
}

void ReportView::scroll_to_byte(Ui& ui, float text_top, float view_height) {
  const std::size_t index = text_.paragraph_at(*wanted_byte_);
  if (index < text_.paragraphs().size()) {
    text_.lay_out(ui.painter().fonts(), index);
    const ReportText::Paragraph& paragraph = text_.paragraphs()[index];
    const std::uint32_t begin = std::max(*wanted_byte_, paragraph.bytes.begin) - paragraph.bytes.begin;
    const auto boxes = paragraph.layout->rectangles({begin, begin + 1});
    const float y = text_top + text_.top_of(index) + (boxes.empty() ? 0 : boxes.front().y);
    ImGui::SetScrollY(std::max(0.0F, y - view_height * 0.4F));
  }
  if (--frames_left_ <= 0) {
    wanted_byte_.reset();
  }
}

void ReportView::draw_text(Ui& ui, const UiState& state, Rect view, ImVec2 origin) {
  const float screen = view.height;
  float y = origin.y;
  float correction = 0;
  for (std::size_t i = 0; i < text_.paragraphs().size(); ++i) {
    const bool near = y + text_.paragraphs()[i].height > view.y - screen && y < view.y + 2 * screen;
    if (near) {
      const float grown = text_.lay_out(ui.painter().fonts(), i);
      // What is being read stays where it is when something above it turns out to be higher than estimated.
      correction += y < view.y ? grown : 0;
    }
    const float height = text_.paragraphs()[i].height;
    if (y + height > view.y && y < view.y + screen) {
      draw_paragraph(ui, state, i, {origin.x, y});
    }
    y += height;
  }
  if (correction != 0 && !wanted_byte_) {
    ImGui::SetScrollY(ImGui::GetScrollY() + correction);
  }
  ImGui::SetCursorScreenPos({origin.x, y});
  ImGui::Dummy({1, ui.px(24)});
}

void ReportView::draw_paragraph(Ui& ui, const UiState& state, std::size_t index, ImVec2 at) {
  const ReportText::Paragraph& paragraph = text_.paragraphs()[index];
  const auto within = [&](Span span) {
    return Span{std::max(span.begin, paragraph.bytes.begin) - paragraph.bytes.begin,
                std::min(span.end, paragraph.bytes.end) - paragraph.bytes.begin};
  };
  for (const Span span : evidence_) {
    if (!span.overlaps(paragraph.bytes)) {
      continue;
    }
    for (const TextBox& box : paragraph.layout->rectangles(within(span))) {
      ui.list().AddRectFilled({at.x - ui.px(10), at.y + box.y}, {at.x - ui.px(7.5F), at.y + box.y + box.height},
                              to_imgui(ui.colours().accent));
    }
  }
  for (std::size_t i = 0; i < marks_.size(); ++i) {
    if (!marks_[i].span.overlaps(paragraph.bytes)) {
      continue;
    }
    for (const TextBox& box : paragraph.layout->rectangles(within(marks_[i].span))) {
      draw_mark(ui, state, i, box, at);
    }
  }
  ui.painter().draw_layout(ui.list(), at, *paragraph.layout, to_imgui(ui.colours().text));
}

void ReportView::draw_mark(Ui& ui, const UiState& state, std::size_t index, const TextBox& box, ImVec2 at) {
  const Mark& mark = marks_[index];
  const HighlightStyle& style = style_of(ui.colours(), mark.kind);
  const float rim = ui.px(1.5F);
  const float inset = box.height * 0.1F;
  const Rect rect{at.x + box.x - rim, at.y + box.y + inset, box.width + 2 * rim, box.height - 2 * inset};
  const std::string name = mark.own ? "mark " + std::string(name_of(mark.kind)) : "other mark";
  ImGui::PushID(static_cast<int>(index));
  ImGui::PushID(static_cast<int>(box.y));
  if (ui.area(name, rect)) {
    click(ui, state, mark);
  }
  ImGui::PopID();
  ImGui::PopID();
  const double strength = mark.own ? 1.0 : ui.is_hovered() ? 0.6 : 0.28;
  ui.list().AddRectFilled(rect.min(), rect.max(), to_imgui(style.fill.with_alpha(strength)), ui.px(3));
  ui.list().AddRectFilled({rect.x, rect.y + rect.height - ui.px(2)}, rect.max(),
                          to_imgui(style.underline.with_alpha(mark.own ? 1.0 : 0.45)), ui.px(1));
}

void ReportView::click(Ui& ui, const UiState& state, const Mark& mark) {
  const events::Project& project = state.snapshot->project();
  const events::Claim& claim = project.claims[mark.claim];
  if (!mark.own && mark.event) {
    ui.ask(command::SelectEvent{*mark.event});
  }
  if (claim.place.point) {
    ui.ask(command::FlashPlace{*claim.place.point, claim.place.radius_m.value_or(0)});
  }
  if (claim.origin && claim.origin->point) {
    ui.ask(command::FlashPlace{*claim.origin->point, claim.origin->radius_m.value_or(0)});
  }
  if (!claim.when.is_unknown()) {
    ui.ask(command::FlashTime{claim.when});
  }
}

}  // namespace dateline::viewer
