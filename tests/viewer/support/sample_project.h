#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "events/model/event_index.h"
#include "events/model/project.h"

namespace dateline::viewer::sample {

/// A day of July 2016, as minutes.
inline events::CivilMinute july(unsigned day) {
  return events::to_minutes({2016, 7, day});
}

/// A project made by hand, around Aleppo in July 2016: a district that was partly taken, one that a side claims, a road
/// under fire, an area that is only roughly known, several types at one place, an event that is denied.
class ProjectMaker {
 public:
  ProjectMaker() {
    project_.title = "Sample";
    project_.time_zone = "Asia/Damascus";
    events::Document document;
    document.id = "doc";
    document.note = "Made by hand for a test";
    document.publisher = "Sample Wire";
    project_.documents.push_back(document);
  }

  events::Event& add(events::EventType type, unsigned day, const std::string& id, const std::string& name,
                     geo::LonLat point, double radius_m, geo::PlaceKind kind = geo::PlaceKind::district) {
    events::Event event;
    event.id = "e" + std::to_string(project_.events.size());
    event.event_type = type;
    event.actor1 = "Army";
    event.side1 = events::Side::government;
    event.actor2 = "Rebels";
    event.side2 = events::Side::opposition;
    event.place.name = name;
    event.place.id = id;
    event.place.point = point;
    event.place.radius_m = radius_m;
    event.place.kind = kind;
    event.when = {july(day), july(day + 1), events::Granularity::day, events::Extent::within};
    event.time_zone = project_.time_zone;
    event.sources = {"Sample Wire"};
    event.claims = {"c" + event.id};
    events::Claim claim;
    claim.id = event.claims.front();
    claim.document = "doc";
    claim.actor1 = event.actor1;
    claim.side1 = event.side1;
    claim.actor2 = event.actor2;
    claim.side2 = event.side2;
    project_.claims.push_back(claim);
    project_.events.push_back(std::move(event));
    return project_.events.back();
  }

  void give(const std::string& from, const std::string& to, events::Control::Part part) {
    project_.events.back().control = events::Control{from, to, part};
    project_.claims.back().control = project_.events.back().control;
  }

  [[nodiscard]] std::shared_ptr<const events::Project> project() const {
    return std::make_shared<const events::Project>(project_);
  }

 private:
  events::Project project_;
};

inline std::shared_ptr<const events::Project> aleppo() {
  using events::Control;
  using events::EventType;
  ProjectMaker make;
  const geo::LonLat layramoun{37.10442, 36.24109};
  for (const unsigned day : {20u, 22u, 24u, 25u}) {
    make.add(EventType::battles, day, "alp003", "Layramoun", layramoun, 1466);
  }
  make.add(EventType::battles, 26, "alp003", "Layramoun", layramoun, 1466);
  make.give("Rebels", "Army", Control::Part::partial);
  make.add(EventType::explosions, 23, "alp003", "Layramoun", layramoun, 1466);
  make.add(EventType::explosions, 25, "alp003", "Layramoun", layramoun, 1466);
  make.add(EventType::battles, 26, "alp136", "Bani Zeid", {37.1322, 36.236}, 700);
  make.add(EventType::strategic, 26, "alp136", "Bani Zeid", {37.1322, 36.236}, 700).status = events::Status::claimed;
  make.give("Rebels", "Army", Control::Part::full);
  make.add(EventType::battles, 24, "alp137", "Castello road", {37.1434, 36.2575}, 150, geo::PlaceKind::road).status =
      events::Status::claimed;
  make.give("Rebels", "Army", Control::Part::full);
  make.add(EventType::explosions, 21, "alp021", "Sakhour", {37.18984, 36.21852}, 599);
  make.add(EventType::explosions, 25, "alp059", "Karm al-Qaterji", {37.1817, 36.20181}, 427);
  make.add(EventType::violence_civilians, 25, "alp059", "Karm al-Qaterji", {37.1817, 36.20181}, 427);
  make.add(EventType::violence_civilians, 22, "alp035", "University of Aleppo", {37.11883, 36.21031}, 624,
           geo::PlaceKind::facility);
  make.add(EventType::explosions, 26, "alp098", "Hamdaniyeh", {37.11286, 36.18027}, 973).status =
      events::Status::denied;
  make.add(EventType::protests, 24, "alp066", "New Aleppo", {37.09308, 36.19926}, 1153);
  make.add(EventType::riots, 24, "alp066", "New Aleppo", {37.09308, 36.19926}, 1153);
  make.add(EventType::battles, 25, "alp194", "Aleppo", {37.16, 36.205}, 3200, geo::PlaceKind::city).place.relation =
      "in the centre of Aleppo";
  make.add(EventType::strategic, 2, "alp005", "Sheikh Maqsoud", {37.15396, 36.23684}, 1088);
  make.give("Rebels", "Army", Control::Part::full);
  return make.project();
}

}  // namespace dateline::viewer::sample
