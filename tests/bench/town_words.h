// What the names of bodies, people and goals of towns are made of.
#pragma once

#include <array>
#include <string_view>

namespace orgkarta::bench {

inline constexpr std::array<std::string_view, 16> kBoards = {"Socialnämnden",
                                                             "Tekniska nämnden",
                                                             "Kulturnämnden",
                                                             "Barn- och utbildningsnämnden",
                                                             "Byggnadsnämnden",
                                                             "Miljö- och hälsoskyddsnämnden",
                                                             "Vård- och omsorgsnämnden",
                                                             "Gymnasienämnden",
                                                             "Kultur- och fritidsnämnden",
                                                             "Valnämnden",
                                                             "Överförmyndarnämnden",
                                                             "Arbetsmarknadsnämnden",
                                                             "Räddningsnämnden",
                                                             "Samhällsbyggnadsnämnden",
                                                             "Individ- och familjenämnden",
                                                             "Fritidsnämnden"};

inline constexpr std::array<std::string_view, 12> kOffices = {"Tekniska kontoret",
                                                              "Socialförvaltningen",
                                                              "Utbildningsförvaltningen",
                                                              "Kommunledningskontoret",
                                                              "Vård- och omsorgskontoret",
                                                              "Kultur- och fritidsförvaltningen",
                                                              "Samhällsbyggnadskontoret",
                                                              "Tillväxt- och utvecklingskontoret",
                                                              "Miljö- och byggförvaltningen",
                                                              "Serviceförvaltningen",
                                                              "Arbetsmarknadskontoret",
                                                              "Stadsbyggnadskontoret"};

inline constexpr std::array<std::string_view, 32> kFields = {
    "ekonomi",        "personal",    "upphandling",     "kommunikation", "park",
    "gata",           "vatten",      "fastighet",       "kost",          "näringsliv",
    "turism",         "bibliotek",   "förskola",        "grundskola",    "elevhälsa",
    "hemtjänst",      "äldreboende", "funktionshinder", "försörjning",   "familjerätt",
    "bygglov",        "plan",        "karta",           "miljötillsyn",  "livsmedel",
    "trafik",         "lokalvård",   "säkerhet",        "juridik",       "arkiv",
    "digitalisering", "inköp"};

/// Names that nearly every office has one of.
inline constexpr std::array<std::string_view, 6> kGeneric = {
    "Administrativa enheten", "Staben",          "Kansliet",
    "Utvecklingsenheten",     "Ledningsgruppen", "Stödenheten"};

inline constexpr std::array<std::string_view, 40> kGiven = {
    "Anna",     "Lars",   "Maria",   "Erik",   "Karin",  "Per",     "Eva",    "Anders",
    "Sara",     "Johan",  "Emma",    "Karl",   "Lena",   "Nils",    "Ingrid", "Jan",
    "Kerstin",  "Olof",   "Sofia",   "Mikael", "Hanna",  "Peter",   "Åsa",    "Gunnar",
    "Birgitta", "Thomas", "Elin",    "Stefan", "Malin",  "Fredrik", "Ulla",   "Magnus",
    "Josefin",  "Henrik", "Camilla", "Jonas",  "Helena", "Mats",    "Linda",  "Daniel"};

inline constexpr std::array<std::string_view, 40> kSurnames = {
    "Lindqvist", "Johansson",  "Bergström", "Andersson", "Ek",       "Nilsson",  "Holm",
    "Larsson",   "Sjöberg",    "Persson",   "Lund",      "Svensson", "Hedlund",  "Gustafsson",
    "Norén",     "Pettersson", "Ahlgren",   "Jonsson",   "Wallin",   "Olsson",   "Öberg",
    "Karlsson",  "Dahl",       "Berg",      "Nyström",   "Eriksson", "Strand",   "Magnusson",
    "Falk",      "Lindgren",   "Åkerman",   "Axelsson",  "Blom",     "Forsberg", "Rask",
    "Hansson",   "Söder",      "Fransson",  "Viklund",   "Engman"};

inline constexpr std::array<std::string_view, 8> kParties = {"S", "M",  "C",  "L",
                                                             "V", "MP", "KD", "SD"};

}  // namespace orgkarta::bench
