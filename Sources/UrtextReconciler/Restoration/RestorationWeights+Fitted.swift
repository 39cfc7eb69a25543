extension RestorationWeights {
    /// Fitted by softmax regression, with a quadratic penalty of 1, on the damaged rows of 299 pages from all over the
    /// Win32 reference in German, French and Traditional Chinese (1,000 rows, each with and without a lexicon, with all
    /// pages at once and with eight at a time), none of them a page on security; what each row stands for is known from
    /// the bilingual edition. Numbers are votes and digits are not translated: `sameLargeNumber` was held at 3 at most,
    /// `digits` at -3 at least. Margin, teaching and chain were chosen on the same pages.
    package static let fitted = RestorationWeights(
        withLexicon: Model(
            first: [
                "meant": 2.859, "printed": -1.071, "unprinted": -1.153, "unmeant": -0.752,
                "survived": 0.353, "inPlace": 0.326, "foreign": -0.801, "contradicted": -3.0,
                "commonMissed": -1.5, "digits": -3.0, "sameWords": 0.782, "first": -1.135,
                "length": 1.783, "sameSlots": 1.038, "slotDifference": -2.933, "sameLargeNumber": 0.914,
                "sameSmallNumber": 0.344, "otherNumber": -0.995, "family": 1.098, "subfamily": 1.568,
                "strange": -0.399, "pageFamily": -0.815, "pageSubfamily": 0.652, "header": 0.842,
                "ownHeader": 1.898, "taken": -1.165, "order": 0.198, "frequency": 1.301, "onPage": -1.44,
                "samePrint": 3.0, "sameDescription": 1.0, "anchor": -0.703, "itself": 1.226,
                "itselfVocabulary": 0.963, "itselfUnknown": -3.0, "itselfForeign": -1.142,
                "itselfPrefix": 2.522, "itselfCapitals": 2.725, "itselfUntouched": 2.228, "none": 0.221,
                "noneUncovered": 1.751, "noneUnknownWords": 0.004, "noneSettled": -0.103,
            ],
            later: [
                "meant": 1.505, "printed": -0.288, "unprinted": -0.66, "unmeant": -0.209,
                "survived": 0.557, "inPlace": 0.355, "foreign": -0.444, "contradicted": -1.5,
                "commonMissed": -0.7, "digits": -1.5, "sameWords": 0.453, "first": -0.835,
                "length": 0.815, "sameSlots": 0.82, "slotDifference": -1.5, "sameLargeNumber": 0.828,
                "sameSmallNumber": 0.268, "otherNumber": -0.609, "family": 0.924, "subfamily": 2.522,
                "strange": -0.956, "pageFamily": -1.102, "pageSubfamily": 0.142, "header": 0.798,
                "ownHeader": 0.874, "taken": -3.208, "order": 0.585, "frequency": 0.831,
                "onPage": -0.554, "samePrint": 1.5, "sameDescription": 0.5, "anchor": -1.132,
                "itself": 0.511, "itselfVocabulary": 0.556, "itselfUnknown": -1.5,
                "itselfForeign": -0.997, "itselfPrefix": 1.724, "itselfCapitals": 2.059,
                "itselfUntouched": 1.615, "earlier": 0.529, "none": 0.075,
                "noneWithoutUnderscore": -0.268, "noneUncovered": 1.317, "noneUnknownWords": -0.149,
                "noneSettled": -0.519, "noneEarlier": 0.23,
            ]),
        bare: Model(
            first: [
                "meant": 1.672, "printed": -0.807, "unprinted": -0.673, "unmeant": -0.111,
                "survived": 2.395, "inPlace": 2.223, "foreign": -1.422, "contradicted": -3.0,
                "commonMissed": -1.5, "digits": -3.0, "sameWords": 0.705, "first": -0.474,
                "length": 1.87, "sameSlots": 0.064, "slotDifference": -4.405, "sameLargeNumber": 3.0,
                "sameSmallNumber": 1.088, "otherNumber": -2.057, "family": 1.834, "subfamily": 1.12,
                "strange": -1.752, "pageFamily": -2.78, "pageSubfamily": 0.218, "header": 1.302,
                "ownHeader": 2.856, "taken": -1.796, "order": 0.121, "frequency": 1.08, "onPage": -1.956,
                "samePrint": 3.0, "sameDescription": 1.0, "anchor": -1.0, "itself": 1.562,
                "itselfVocabulary": 2.265, "itselfUnknown": -3.0, "itselfForeign": -0.356,
                "itselfPrefix": 3.12, "itselfCapitals": 3.067, "itselfUntouched": 4.495, "none": 2.555,
                "noneWithoutUnderscore": 1.312, "noneUncovered": 1.61, "noneUnknownWords": -0.525,
                "noneSettled": -0.022,
            ],
            later: [
                "meant": 0.952, "printed": -0.772, "unprinted": -0.39, "unmeant": -0.254,
                "survived": 2.643, "inPlace": 2.238, "foreign": -0.728, "contradicted": -1.55,
                "commonMissed": -0.7, "digits": -1.5, "sameWords": 0.666, "first": -0.364,
                "length": 0.86, "sameSlots": 0.837, "slotDifference": -2.939, "sameLargeNumber": 2.0,
                "sameSmallNumber": 0.856, "otherNumber": -1.223, "family": 1.099, "subfamily": 2.888,
                "strange": -1.673, "pageFamily": -2.164, "pageSubfamily": -0.462, "header": 0.745,
                "ownHeader": 3.13, "taken": -2.633, "order": 0.497, "frequency": 0.874, "onPage": -1.262,
                "samePrint": 1.5, "sameDescription": 0.5, "anchor": -1.524, "itself": 0.634,
                "itselfVocabulary": 3.028, "itselfUnknown": -1.5, "itselfForeign": -0.508,
                "itselfPrefix": 2.588, "itselfCapitals": 2.383, "itselfUntouched": 4.162,
                "earlier": 0.471, "none": 1.187, "noneWithoutUnderscore": 1.308, "noneUncovered": 1.676,
                "noneUnknownWords": -0.908, "noneSettled": -0.116, "noneEarlier": -0.436,
            ]),
        margin: 0.93, teaching: 0.99, chain: 0.5)
}
