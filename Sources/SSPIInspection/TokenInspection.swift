/// Tells what tokens say, and what of them is weak or wrong.
package enum TokenInspection {
    /// The most bytes of input that are looked at.
    package static var limit: Int { TokenInput.limit }

    /// Tells what is in some input: a token of NTLM, SPNEGO, Kerberos or Digest, raw, in hexadecimal or Base64, or in the
    /// line of a header.
    ///
    /// - Returns: Rows and warnings, each line with its end, and why that is not all.
    /// - Throws: Why nothing can be told.
    package static func listing(
        of bytes: [UInt8]
    ) throws(InspectionError) -> (text: String, failure: InspectionError?) {
        let found = try TokenInput.find(in: bytes)
        var listing = Listing()
        do throws(InspectionError) {
            for item in found {
                switch item.content {
                case .named: listing.add(item.place, "offered, without a token")
                case .members(let members) where item.place.lowercased() == "digest":
                    try DigestListing.list(members, in: &listing)
                case .members: listing.add(item.place, "not looked into")
                case .token(let token) where item.place.isEmpty || known.contains(item.place.lowercased()):
                    try TokenListing.list(token, in: &listing)
                case .token: listing.add(item.place, "not looked into")
                }
            }
        } catch {
            return (listing.text, error)
        }
        return (listing.text, nil)
    }

    private static let known: Set<String> = ["negotiate", "ntlm", "kerberos"]
}
