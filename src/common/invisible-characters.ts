/**
 * The characters without a visible form, except spaces, as the body of a regular expression class (flag `u`). Unicode
 * calls most of them default-ignorable. The others are blank by design: the Braille pattern without dots, interlinear
 * annotations, the controls and blanks of Egyptian hieroglyphs, the Khitan filler, and the musical null notehead.
 */
export const INVISIBLE_CHARACTERS = String.raw`\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFB\u{13430}-\u{1343F}\u{13441}\u{13442}\u{16FE4}\u{1D159}`
