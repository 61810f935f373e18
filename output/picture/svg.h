// An SVG file that stands alone: no script, no style sheet, nothing from elsewhere.
#pragma once

#include <string>
#include <string_view>

#include "output/picture/text_width.h"

namespace orgkarta::output {

/// Collects shapes in the order in which they lie on each other. Texts and titles may hold
/// anything: they are escaped, and signs that steer or turn text become visible. `look` is trusted:
/// attributes as they stand in the file.
class Svg {
 public:
  /// Title and description are what those have who do not see the picture.
  Svg(double width, double height, std::string_view title, std::string_view description);

  /// A group of shapes with a title of its own, until end().
  void begin(std::string_view title);
  void end();

  void rect(double x, double y, double width, double height, std::string_view look);
  void path(std::string_view d, std::string_view look);
  void text(double x, double y, Font font, std::string_view text, std::string_view look = {});

  /// The whole file. Once, last.
  std::string finish();

 private:
  std::string out_;
};

/// A coordinate, to a tenth.
std::string coordinate(double value);

/// Text with control characters and those that turn its direction as <U+202E> in angle brackets of
/// their own; bytes that are no UTF-8 are U+FFFD.
std::string visible_text(std::string_view text);

namespace colour {
inline constexpr const char* kText = "#1a1c1e";
inline constexpr const char* kSoft = "#50565c";
inline constexpr const char* kBack = "#ffffff";
inline constexpr const char* kRaised = "#f4f6f8";
inline constexpr const char* kLine = "#c9d0d6";
inline constexpr const char* kTie = "#8a949d";
inline constexpr const char* kBlue = "#1565c0";
inline constexpr const char* kGreen = "#2e7d32";
inline constexpr const char* kBrown = "#a45b00";
inline constexpr const char* kViolet = "#6a3fc4";
inline constexpr const char* kRed = "#b4235a";
inline constexpr const char* kGrey = "#69737c";
inline constexpr const char* kDecided = "#1f6f8b";
inline constexpr const char* kProposed = "#c77700";
}  // namespace colour

}  // namespace orgkarta::output
