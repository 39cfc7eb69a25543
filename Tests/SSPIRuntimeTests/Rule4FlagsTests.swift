import SSPIInterface
import SSPIRuntime
import Testing

/// Flags are one option set per role and direction, and print themselves.
@Suite("Rule 4: flags are one option set per role and direction")
struct Rule4FlagsTests {
    @Test
    func `one type per role and direction`() {
        #expect(InitiatorRequirements.allocateMemory.rawValue == 0x100)
        #expect(InitiatorAttributes.allocatedMemory.rawValue == 0x100)
        #expect(AcceptorRequirements.extendedError.rawValue == 0x8000)
        #expect(AcceptorAttributes.extendedError.rawValue == 0x8000)
        #expect(CredentialUse.both == [.inbound, .outbound])
        #expect(
            InitiatorRequirements.extendedError.rawValue != AcceptorRequirements.extendedError.rawValue,
            "the two sides have different numbers, which is why they have different types")
        #expect(InitiatorRequirements.integrity.rawValue == 0x0001_0000)
        #expect(AcceptorRequirements.integrity.rawValue == 0x0002_0000)
    }

    @Test
    func `they print the Win32 names`() {
        #expect(InitiatorRequirements().description == "[]")
        #expect(
            InitiatorRequirements([.integrity, .allocateMemory]).description
                == "[ISC_REQ_ALLOCATE_MEMORY, ISC_REQ_INTEGRITY]")
        #expect(InitiatorAttributes.mutualAuthentication.description == "[ISC_RET_MUTUAL_AUTH]")
    }

    @Test
    func `they print left-over bits in hexadecimal`() {
        #expect(CredentialUse(rawValue: 0x100).description == "[0x00000100]")
        #expect(
            InitiatorRequirements(rawValue: 0x8000_0100).description == "[ISC_REQ_ALLOCATE_MEMORY, 0x80000000]")
    }

    @Test
    func `a union prints as itself, its parts as themselves`() {
        #expect(CredentialUse.both.description == "[SECPKG_CRED_BOTH]")
        #expect(CredentialUse.inbound.description == "[SECPKG_CRED_INBOUND]")
        #expect(
            CredentialUse([.both, .autologonRestricted]).description
                == "[SECPKG_CRED_BOTH, SECPKG_CRED_AUTOLOGON_RESTRICTED]")
    }

    @Test
    func `two names of one bit are both printed`() {
        #expect(AcceptorRequirements.http == AcceptorRequirements.allowMissingBindings)
        #expect(AcceptorRequirements.http.description == "[ASC_REQ_ALLOW_MISSING_BINDINGS/ASC_REQ_HTTP]")
    }

    @Test
    func `bits without a name survive`() {
        #expect(InitiatorRequirements(rawValue: .max).rawValue == .max)
        #expect(InitiatorRequirements(rawValue: 0x8000_0000).subtracting(.integrity).rawValue == 0x8000_0000)
    }

    @Test
    func `each page has its documented subset`() {
        #expect(
            InitializeSecurityContext.NTLM.documentedRequirements == [
                .allocateMemory, .confidentiality, .connection, .extendedError, .integrity, .mutualAuthentication,
                .replayDetect, .sequenceDetect, .stream,
                // Added to the page's by a supplement.
                .useSuppliedCredentials,
            ])
        #expect(!InitializeSecurityContext.NTLM.documentedRequirements.contains(.delegate))
        #expect(InitializeSecurityContext.Negotiate.documentedRequirements.contains(.delegate))
        #expect(InitializeSecurityContext.Digest.documentedRequirements.contains(.http))
        #expect(AcquireCredentialsHandle.NTLM.documentedUse == .both)
    }

    @Test
    func `choices print their name, or their number`() {
        #expect(DataRepresentation.native.description == "SECURITY_NATIVE_DREP")
        #expect(DataRepresentation(rawValue: 0x77).description == "0x77")
        #expect(ContextAttribute.sizes.description == "SECPKG_ATTR_SIZES")
        #expect(ContextAttribute.streamSizes.description == "SECPKG_ATTR_DATAGRAM_SIZES/SECPKG_ATTR_STREAM_SIZES")
    }
}

/// What is documented for packages without a core of their own here is there as values and codes.
@Suite struct SubsetTests {
    @Test
    func `values and codes of the other packages are there`() {
        #expect(InitializeSecurityContext.Schannel.documentedRequirements.contains(.manualCredentialValidation))
        #expect(!InitializeSecurityContext.NTLM.documentedRequirements.contains(.manualCredentialValidation))
        #expect(QueryContextAttributes.Schannel.documentedAttribute.contains(.remoteCertificateContext))
        #expect(InitializeSecurityContext.Kerberos.contract.failures?.contains(.logonDenied) == true)
        #expect(AcceptSecurityContext.CredSSP.contract.page == "acceptsecuritycontext--credssp")
        #expect(DecryptMessage.Schannel.Success.allCases == [.ok, .contextExpiredNotice, .renegotiate])
        #expect(EncryptMessage.General.Success(.ok) == .ok)
    }

    @Test
    func `each package's flags are among those for all`() {
        let general = InitializeSecurityContext.General.documentedRequirements
        #expect(InitializeSecurityContext.NTLM.documentedRequirements.isSubset(of: general))
    }
}
