extension RestorationWeights {
    /// Fitted by softmax regression, with a quadratic penalty of 1, on the damaged rows of 299 pages from all over the
    /// Win32 reference in German, French and Traditional Chinese (1,000 rows, each with and without a lexicon, with all
    /// pages at once and with eight at a time), none of them a page on security; what each row stands for is known from
    /// the bilingual edition. Numbers are votes and digits are not translated: `sameLargeNumber` was held at 3 at most,
    /// `digits` at -3 at least. Margin, teaching and chain were chosen on the same pages.
    package static let fitted = RestorationWeights(
        withLexicon: Model(
            first: [
                "meant": 2.31, "printed": -1.538, "unprinted": 0.225, "unmeant": -0.866,
                "survived": 2.197, "inPlace": 2.116, "foreign": -1.565, "contradicted": -2.828,
                "digits": -1.573, "sameWords": 1.323, "first": -0.253, "length": 1.795,
                "sameSlots": 0.881, "slotDifference": -4.073, "sameLargeNumber": 5.098,
                "sameSmallNumber": 1.225, "otherNumber": -2.352, "family": 2.005, "subfamily": 1.925,
                "strange": -1.947, "pageFamily": -3.373, "pageSubfamily": 0.425, "header": 0.78,
                "ownHeader": 2.37, "taken": -1.91, "order": 0.247, "frequency": 1.058, "onPage": -2.061,
                "samePrint": 2.055, "sameDescription": 0.722, "anchor": -0.985, "itself": 0.127,
                "itselfVocabulary": 5.343, "itselfForeign": -1.048, "itselfPrefix": 4.413,
                "itselfCapitals": 1.301, "none": 2.841, "noneWithoutUnderscore": 1.887,
                "noneUncovered": 2.486, "noneUnknownWords": -0.393, "noneSettled": -0.147,
            ],
            later: [
                "meant": 0.916, "printed": -1.083, "unprinted": 0.174, "unmeant": -0.708,
                "survived": 1.83, "inPlace": 1.699, "foreign": -0.476, "contradicted": -1.317,
                "digits": -0.436, "sameWords": 0.854, "first": -0.206, "length": 0.504,
                "sameSlots": 1.285, "slotDifference": -2.023, "sameLargeNumber": 3.36,
                "sameSmallNumber": 0.926, "otherNumber": -1.012, "family": 1.894, "subfamily": 2.409,
                "strange": -1.793, "pageFamily": -2.831, "pageSubfamily": -0.411, "header": 0.71,
                "ownHeader": 1.022, "taken": -3.05, "order": 0.582, "frequency": 0.778, "onPage": -0.767,
                "samePrint": 1.783, "sameDescription": 0.515, "anchor": -1.849, "itself": -0.574,
                "itselfVocabulary": 4.114, "itselfForeign": -0.93, "itselfPrefix": 3.27,
                "itselfCapitals": 1.2, "earlier": 0.662, "none": 1.1, "noneWithoutUnderscore": 1.277,
                "noneUncovered": 1.967, "noneUnknownWords": -0.836, "noneSettled": -0.231,
                "noneEarlier": -0.074,
            ]),
        bare: Model(
            first: [
                "meant": 2.31, "printed": -1.538, "unprinted": 0.225, "unmeant": -0.866,
                "survived": 2.197, "inPlace": 2.116, "foreign": -1.565, "contradicted": -2.828,
                "digits": -1.573, "sameWords": 1.323, "first": -0.253, "length": 1.795,
                "sameSlots": 0.881, "slotDifference": -4.073, "sameLargeNumber": 5.098,
                "sameSmallNumber": 1.225, "otherNumber": -2.352, "family": 2.005, "subfamily": 1.925,
                "strange": -1.947, "pageFamily": -3.373, "pageSubfamily": 0.425, "header": 0.78,
                "ownHeader": 2.37, "taken": -1.91, "order": 0.247, "frequency": 1.058, "onPage": -2.061,
                "samePrint": 2.055, "sameDescription": 0.722, "anchor": -0.985, "itself": 0.127,
                "itselfVocabulary": 5.343, "itselfForeign": -1.048, "itselfPrefix": 4.413,
                "itselfCapitals": 1.301, "none": 2.841, "noneWithoutUnderscore": 1.887,
                "noneUncovered": 2.486, "noneUnknownWords": -0.393, "noneSettled": -0.147,
            ],
            later: [
                "meant": 0.916, "printed": -1.083, "unprinted": 0.174, "unmeant": -0.708,
                "survived": 1.83, "inPlace": 1.699, "foreign": -0.476, "contradicted": -1.317,
                "digits": -0.436, "sameWords": 0.854, "first": -0.206, "length": 0.504,
                "sameSlots": 1.285, "slotDifference": -2.023, "sameLargeNumber": 3.36,
                "sameSmallNumber": 0.926, "otherNumber": -1.012, "family": 1.894, "subfamily": 2.409,
                "strange": -1.793, "pageFamily": -2.831, "pageSubfamily": -0.411, "header": 0.71,
                "ownHeader": 1.022, "taken": -3.05, "order": 0.582, "frequency": 0.778, "onPage": -0.767,
                "samePrint": 1.783, "sameDescription": 0.515, "anchor": -1.849, "itself": -0.574,
                "itselfVocabulary": 4.114, "itselfForeign": -0.93, "itselfPrefix": 3.27,
                "itselfCapitals": 1.2, "earlier": 0.662, "none": 1.1, "noneWithoutUnderscore": 1.277,
                "noneUncovered": 1.967, "noneUnknownWords": -0.836, "noneSettled": -0.231,
                "noneEarlier": -0.074,
            ]),
        margin: 0.95, teaching: 0.99, chain: 1.0)
}
