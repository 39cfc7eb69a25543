extension RestorationWeights {
    /// Fitted by softmax regression, with a quadratic penalty of 1, on the damaged rows of 299 pages from all over the
    /// Win32 reference in German, French and Traditional Chinese (1,000 rows, each with and without a lexicon, with all
    /// pages at once and with eight at a time), none of them a page on security; what each row stands for is known from
    /// the bilingual edition. Numbers are votes and digits are not translated: `sameLargeNumber` was held at 3 at most,
    /// `digits` at -3 at least. Margin, teaching and chain were chosen on the same pages.
    package static let fitted = RestorationWeights(
        withLexicon: Model(
            first: [
                "meant": 2.791, "printed": -1.247, "unprinted": -1.082, "unmeant": -1.049,
                "survived": 0.21, "inPlace": 0.236, "foreign": -0.97, "contradicted": -3.0,
                "digits": -3.0, "sameWords": 0.708, "first": -0.771, "length": 1.849, "sameSlots": 1.129,
                "slotDifference": -2.768, "sameLargeNumber": 0.941, "sameSmallNumber": 0.347,
                "otherNumber": -0.918, "family": 1.423, "subfamily": 1.506, "strange": -0.432,
                "pageFamily": -0.716, "pageSubfamily": 0.585, "header": 0.778, "ownHeader": 1.62,
                "taken": -1.131, "order": 0.181, "frequency": 1.235, "onPage": -1.324, "samePrint": 3.0,
                "sameDescription": 1.0, "anchor": -0.59, "itself": 0.633, "itselfVocabulary": 1.672,
                "itselfForeign": -0.939, "itselfPrefix": 2.091, "itselfCapitals": 2.175,
                "itselfUntouched": 2.927, "none": 0.645, "noneWithoutUnderscore": -0.226,
                "noneUncovered": 2.383, "noneUnknownWords": 0.502, "noneSettled": -0.096,
            ],
            later: [
                "meant": 1.337, "printed": -0.478, "unprinted": -0.56, "unmeant": -0.229,
                "survived": 0.312, "inPlace": 0.118, "foreign": -0.524, "contradicted": -1.5,
                "digits": -1.5, "sameWords": 0.358, "first": -0.554, "length": 0.579, "sameSlots": 0.994,
                "slotDifference": -1.286, "sameLargeNumber": 0.827, "sameSmallNumber": 0.262,
                "otherNumber": -0.466, "family": 0.842, "subfamily": 2.51, "strange": -1.012,
                "pageFamily": -0.905, "pageSubfamily": 0.119, "header": 0.75, "ownHeader": 0.511,
                "taken": -3.323, "order": 0.662, "frequency": 0.704, "onPage": -0.48, "samePrint": 1.5,
                "sameDescription": 0.5, "anchor": -1.047, "itself": -0.037, "itselfVocabulary": 0.704,
                "itselfForeign": -0.656, "itselfPrefix": 1.239, "itselfCapitals": 1.505,
                "itselfUntouched": 1.682, "earlier": 0.621, "none": 0.277,
                "noneWithoutUnderscore": 0.254, "noneUncovered": 1.391, "noneUnknownWords": 0.757,
                "noneSettled": -0.461, "noneEarlier": 0.541,
            ]),
        bare: Model(
            first: [
                "meant": 1.745, "printed": -0.776, "unprinted": -0.651, "unmeant": -0.18,
                "survived": 1.935, "inPlace": 1.928, "foreign": -1.581, "contradicted": -3.0,
                "digits": -3.0, "sameWords": 0.707, "first": -0.076, "length": 2.119, "sameSlots": 0.12,
                "slotDifference": -4.233, "sameLargeNumber": 3.0, "sameSmallNumber": 1.252,
                "otherNumber": -1.907, "family": 2.15, "subfamily": 1.07, "strange": -1.659,
                "pageFamily": -2.584, "pageSubfamily": 0.203, "header": 1.265, "ownHeader": 2.599,
                "taken": -1.773, "order": 0.133, "frequency": 1.146, "onPage": -1.908, "samePrint": 3.0,
                "sameDescription": 1.0, "anchor": -1.07, "itself": 0.638, "itselfVocabulary": 3.551,
                "itselfForeign": -0.555, "itselfPrefix": 2.653, "itselfCapitals": 2.492,
                "itselfUntouched": 5.513, "none": 3.28, "noneWithoutUnderscore": 1.134,
                "noneUncovered": 1.92, "noneUnknownWords": -0.398, "noneSettled": -0.08,
            ],
            later: [
                "meant": 0.824, "printed": -0.444, "unprinted": -0.148, "unmeant": -0.114,
                "survived": 1.962, "inPlace": 1.82, "foreign": -0.561, "contradicted": -1.5,
                "digits": -1.5, "sameWords": 0.654, "first": -0.251, "length": 0.794, "sameSlots": 0.888,
                "slotDifference": -2.407, "sameLargeNumber": 2.0, "sameSmallNumber": 0.968,
                "otherNumber": -0.958, "family": 2.11, "subfamily": 2.514, "strange": -1.489,
                "pageFamily": -2.15, "pageSubfamily": -0.462, "header": 0.698, "ownHeader": 2.205,
                "taken": -2.561, "order": 0.537, "frequency": 0.808, "onPage": -0.943, "samePrint": 1.5,
                "sameDescription": 0.5, "anchor": -1.594, "itself": -0.08, "itselfVocabulary": 3.317,
                "itselfForeign": -0.578, "itselfPrefix": 2.369, "itselfCapitals": 2.131,
                "itselfUntouched": 4.068, "earlier": 0.581, "none": 1.363, "noneWithoutUnderscore": 1.04,
                "noneUncovered": 1.774, "noneUnknownWords": -0.834, "noneSettled": -0.04,
                "noneEarlier": -0.281,
            ]),
        margin: 0.95, teaching: 0.995, chain: 0.5)
}
