import SSPIInterface
import SSPIRuntime
import Testing

@Suite struct SecurityErrorTests {
    @Test
    func `an error is one word wide, and equal by what it says`() {
        #expect(MemoryLayout<SecurityError>.size == MemoryLayout<Int>.size)
        #expect(SecurityError(.logonDenied, detail: "a") == SecurityError(.logonDenied, detail: "a"))
        #expect(SecurityError(.logonDenied, detail: "a") != SecurityError(.logonDenied, detail: "b"))
        #expect(SecurityError(.logonDenied) != SecurityError(.invalidToken))
        let first = SecurityError(.logonDenied)
        #expect(first.thrown(by: "F").function == "F")
        #expect(first.thrown(by: "F").thrown(by: "G").function == "F", "the first to see it is named")
        #expect(first.function == nil, "a copy is a value of its own")
    }

    @Test
    func `the ids of rules begin with the scope`() {
        func contract(_ rules: String) -> FunctionContract {
            FunctionContract(
                function: "F", page: "p", scope: "f.x", rules: rules, failures: nil, internalError: .internalError)
        }
        #expect(contract("A/zero\nB/given").constraints == ["f.x/A/zero", "f.x/B/given"])
        #expect(contract("").constraints == [])
    }

    @Test(arguments: [("", "", false), ("", "NTLM", false), ("NTLM", "ntlm", true), ("NTLM", "NTLMv2", false)])
    func `a package is meant by its name, and by none where the contract has none`(
        package: String, name: String, isMeant: Bool
    ) {
        let contract = FunctionContract(
            function: "F", package: package, page: "p", scope: "f", failures: nil, internalError: .internalError)
        do throws(SecurityError) {
            try contract.requirePackage(name, .invalidParameter, "pszPackage/package")
            #expect(isMeant)
        } catch {
            #expect(!isMeant)
            #expect(error.violation?.constraint == "f/pszPackage/package")
        }
    }

    @Test
    func `the description says who, what, why and what to do`() {
        let error = SecurityError(.logonDenied, detail: "the response does not verify").thrown(by: "F (P)")
        #expect(
            error.description
                == "F (P) failed: SEC_E_LOGON_DENIED (0x8009030C): the response does not verify."
                + " Check user name, domain and password")
        #expect(
            SecurityError(SecurityError.Code(failureBits: 0x8009_0FFF)).description == "0x80090FFF",
            "a code that nobody knows is its number")
    }

    @Test
    func `a broken rule is named with its page`() {
        let contract = FunctionContract(
            function: "BrewTea (Oolong)", page: "brewtea--oolong", scope: "brewtea.oolong", failures: [],
            internalError: .internalError)
        let error = contract.refusal(.invalidParameter, "Reserved/zero", "Reserved is 1; pass 0")
        #expect(error.code == .invalidParameter)
        #expect(
            error.violation
                == Violation(
                    constraint: "brewtea.oolong/Reserved/zero", source: "brewtea--oolong#parameters", party: .caller))
        #expect(error.description.contains("[brewtea.oolong/Reserved/zero, see brewtea--oolong#parameters]"))
    }

    @Test
    func `the function that first threw an error stays its function`() {
        let error = SecurityError(.invalidToken).thrown(by: "inner").thrown(by: "outer")
        #expect(error.function == "inner")
    }

    @Test
    func `vetting keeps what is documented and replaces what is not`() {
        let contract = FunctionContract(
            function: "F", page: "p", scope: "s", failures: [.logonDenied], internalError: .internalError)
        #expect(contract.vetted(SecurityError(.logonDenied)).code == .logonDenied)
        #expect(contract.vetted(SecurityError(.logonDenied)).function == "F")
        let replaced = contract.vetted(SecurityError(.invalidToken, detail: "short"))
        #expect(replaced.code == .internalError)
        #expect(replaced.detail?.contains("SEC_E_INVALID_TOKEN") == true)
        #expect(replaced.detail?.contains("short") == true, "the core's own reason is kept")
        #expect(replaced.violation?.source == "p#return-value")
    }

    @Test
    func `a contract without a list of failures passes all of them on`() {
        let contract = FunctionContract(
            function: "F", page: "p", scope: "s", failures: nil, internalError: .internalError)
        #expect(contract.vetted(SecurityError(.invalidToken)).code == .invalidToken)
        #expect(contract.failure(for: .invalidToken).code == .invalidToken)
        #expect(contract.failure(for: .continueNeeded).code == .internalError, "a success is never a failure")
    }

    @Test
    func `the catalogue has the generated numbers`() {
        let generated: [String: SecurityStatus] = [
            "SEC_E_OK": .ok, "SEC_I_CONTINUE_NEEDED": .continueNeeded, "SEC_I_COMPLETE_NEEDED": .completeNeeded,
            "SEC_I_COMPLETE_AND_CONTINUE": .completeAndContinue,
            "SEC_I_INCOMPLETE_CREDENTIALS": .incompleteCredentials,
            "SEC_E_INSUFFICIENT_MEMORY": .insufficientMemory, "SEC_E_INVALID_HANDLE": .invalidHandle,
            "SEC_E_UNSUPPORTED_FUNCTION": .unsupportedFunction, "SEC_E_TARGET_UNKNOWN": .targetUnknown,
            "SEC_E_INTERNAL_ERROR": .internalError, "SEC_E_SECPKG_NOT_FOUND": .securityPackageNotFound,
            "SEC_E_NOT_OWNER": .notOwner, "SEC_E_INVALID_TOKEN": .invalidToken,
            "SEC_E_QOP_NOT_SUPPORTED": .qualityOfProtectionNotSupported, "SEC_E_LOGON_DENIED": .logonDenied,
            "SEC_E_UNKNOWN_CREDENTIALS": .unknownCredentials, "SEC_E_NO_CREDENTIALS": .noCredentials,
            "SEC_E_MESSAGE_ALTERED": .messageAltered, "SEC_E_OUT_OF_SEQUENCE": .outOfSequence,
            "SEC_E_NO_AUTHENTICATING_AUTHORITY": .noAuthenticatingAuthority,
            "SEC_E_CONTEXT_EXPIRED": .contextExpired, "SEC_E_INCOMPLETE_MESSAGE": .incompleteMessage,
            "SEC_E_BUFFER_TOO_SMALL": .bufferTooSmall, "SEC_E_WRONG_PRINCIPAL": .wrongPrincipal,
            "SEC_E_SECURITY_QOS_FAILED": .securityQualityOfServiceFailed,
            "SEC_E_CRYPTO_SYSTEM_INVALID": .cryptoSystemInvalid, "SEC_E_BAD_BINDINGS": .badBindings,
            "SEC_E_INVALID_PARAMETER": .invalidParameter, "STATUS_LOGON_FAILURE": .ntLogonFailure,
            "STATUS_INVALID_PARAMETER": .ntInvalidParameter, "SEC_E_NO_IMPERSONATION": .noImpersonation,
            "SEC_I_RENEGOTIATE": .renegotiate, "SEC_I_CONTEXT_EXPIRED": .contextExpiredNotice,
            "SEC_E_DELEGATION_POLICY": .delegationPolicy, "SEC_E_POLICY_NLTM_ONLY": .policyNTLMOnly,
            "SEC_E_MUTUAL_AUTH_FAILED": .mutualAuthenticationFailed,
            "SEC_E_APPLICATION_PROTOCOL_MISMATCH": .applicationProtocolMismatch,
        ]
        #expect(StatusCatalog.entries.count == generated.count)
        for entry in StatusCatalog.entries {
            #expect(generated[entry.symbol] == entry.status, "\(entry.symbol)")
            #expect(entry.status.isFailure ? entry.advice != nil : true, "\(entry.symbol) says what to do")
            #expect(entry.advice?.hasSuffix(".") != true)
        }
    }

    @Test(arguments: PageCall.all)
    func `every documented code has advice`(_ page: PageCall) {
        for code in page.contract.failures ?? [] {
            #expect(StatusCatalog.entry(for: code.status) != nil, "\(code) of \(page.contract.function)")
        }
    }
}
