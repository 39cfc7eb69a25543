#ifndef URTEXT_GSSAPI_SHIM_H
#define URTEXT_GSSAPI_SHIM_H

#include <gssapi/gssapi.h>
#include <gssapi/gssapi_ext.h>
#include <gssapi/gssapi_krb5.h>
#include <krb5/krb5.h>

/* Identifiers are global pointers, which Swift does not let through; nobody writes to them. */

static inline gss_OID urtext_gss_mechanism(void) { return (gss_OID)gss_mech_krb5; }

static inline gss_OID urtext_gss_principal_name(void) { return (gss_OID)GSS_KRB5_NT_PRINCIPAL_NAME; }

static inline gss_OID urtext_gss_service_name(void) { return GSS_C_NT_HOSTBASED_SERVICE; }

static inline gss_OID urtext_gss_session_key(void) { return GSS_C_INQ_SSPI_SESSION_KEY; }

#endif
