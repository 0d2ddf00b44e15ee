#pragma once

#include <cstdint>
#include <vector>

#include "events/extract/toponyms/document_senses.h"
#include "events/extract/toponyms/recognise.h"

namespace dateline::events {

/// What the names of one document say about each other's places.
class DocumentEvidence {
 public:
  /// `peoples` are the places of words such as "Syrian", one per occurrence.
  DocumentEvidence(const Recognised& recognised, const std::vector<geo::PlaceIndex>& peoples,
                   const geo::Gazetteer& gazetteer, const ToponymLexicon::Lists& lists);

  /// The names, in the order of `Recognised::senses`; who scores their senses shares each name out among them.
  [[nodiscard]] std::vector<DocumentName>& names() { return names_; }
  [[nodiscard]] const std::vector<DocumentName>& names() const { return names_; }

  /// Sums up what the document speaks of, by how each name is shared out.
  void weigh();
  /// Fills the features of the senses of a name that rest on the other names, as weighed last; a name is no evidence
  /// for itself.
  void fill(std::size_t name);
  /// The features of choosing no place for the name.
  [[nodiscard]] PlaceFeatures of_nothing(const DocumentName& name) const;
  /// Whether the place lies on another continent than all that the report is about (places that lie together, two at
  /// least, countries and peoples too), and nothing speaks for its country.
  [[nodiscard]] bool is_far(std::size_t name, const Sense& sense) const;
  /// ... and is a town or district that is named in no dateline and governs no country.
  [[nodiscard]] bool is_far_stranger(std::size_t name, const Sense& sense) const;
  /// Whether `inner` lies in `outer`.
  [[nodiscard]] bool holds(const Sense& outer, const Sense& inner) const;

 private:
  /// Sums by country and by division.
  struct Sums {
    std::vector<double> countries;
    std::vector<double> divisions;
    void resize(const DocumentSenses& senses) {
      countries.resize(senses.countries());
      divisions.resize(senses.divisions());
    }
    void clear(const Sense& sense) {
      countries[sense.country] = 0;
      divisions[sense.division_number] = 0;
    }
  };
  /// The likeliest place of a name.
  struct Point {
    std::size_t name = 0;
    geo::PlaceIndex place = 0;
    geo::LonLat point;
    double weight = 0;
  };

  /// A likely place that the report is about.
  struct About {
    std::size_t name = 0;  // kPeople of a people
    geo::PlaceIndex place = 0;
    double reach_m = 0;  // of a country or a region, from its point
  };
  static constexpr std::size_t kPeople = 0xFFFFFFFF;

  /// A likely place of the publisher's home.
  struct Home {
    std::uint32_t country = 0;
    std::uint32_t division = 0;
    geo::PlaceIndex place = 0;
    std::optional<geo::LonLat> point;  // of a place that is no country
    double share = 0;
  };

  /// How near two places are that were asked for before: rounds ask for the same ones again.
  struct KnownNearness {
    geo::PlaceIndex a = 0;
    geo::PlaceIndex b = 0;
    double nearness = 0;  ///< exp(-distance / 100 km); 0 where nothing was asked for
  };

  void read_names(const std::vector<geo::PlaceIndex>& peoples);
  void find_meetings();
  void read_publisher();
  void weigh_publisher();
  [[nodiscard]] bool share_words(std::size_t a, std::size_t b) const;
  void fill_whole(std::size_t name);
  void fill_home(std::size_t name);
  void fill_publisher(std::size_t name);
  void fill_near(std::size_t name, Sense& sense);
  [[nodiscard]] double nearness_of(geo::PlaceIndex place, geo::LonLat point, const Sense& sense);
  void fill_contained(DocumentName& name) const;
  void fill_stranger(const DocumentName& name, Sense& sense, double others) const;

  const Recognised& recognised_;
  const geo::Gazetteer& gazetteer_;
  const ToponymLexicon::Lists& lists_;
  DocumentSenses senses_;
  std::vector<DocumentName> names_;
  std::vector<std::size_t> homes_;      // names
  std::vector<std::uint32_t> peoples_;  // countries
  std::vector<geo::PlaceIndex> people_places_;
  std::vector<Home> publisher_homes_;
  std::optional<std::uint32_t> publisher_country_;
  Sums all_;   // what speaks for each
  Sums some_;  // ... by the names at hand
  std::vector<Point> points_;
  std::vector<About> about_;
  std::vector<KnownNearness> known_nearness_;  // by a hash of the places
  std::optional<std::uint32_t> sole_country_;
  double total_ = 0;
};

}  // namespace dateline::events
