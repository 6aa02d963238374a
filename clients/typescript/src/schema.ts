// Made from docs/openapi.json by `npm run docs`; do not edit.
export interface paths {
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public keys that tokens verify with (RFC 7517). */
        get: operations["jwks.jwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process answers. */
        get: operations["health.live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the service can do its work: the database answers. */
        get: operations["health.ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/run-command": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Runs a command of a PropelAuth BYO client. */
        post: operations["runCommand.run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authentication/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends an authentication: verifies the answer and says who it is. */
        post: operations["authentication.finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authentication/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins an authentication: options for navigator.credentials.get(). */
        post: operations["authentication.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says who is signed in. */
        get: operations["me.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists my passkeys, oldest first. */
        get: operations["me.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/passkeys/{passkeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes a passkey of mine. */
        delete: operations["me.delete"];
        options?: never;
        head?: never;
        /** Renames a passkey of mine. */
        patch: operations["me.rename"];
        trace?: never;
    };
    "/v1/me/passkeys/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds the passkey. */
        post: operations["me.finishAdding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/passkeys/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins to add a passkey. */
        post: operations["me.startAdding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metadata": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How current the metadata on authenticator models is. */
        get: operations["metadata.status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metadata/affected-passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists passkeys whose model was found compromised after their registration. */
        get: operations["metadata.listAffected"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registration/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a registration: verifies the answer and stores the passkey. */
        post: operations["registration.finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registration/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins a registration: options for navigator.credentials.create(). */
        post: operations["registration.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a sign-in. */
        post: operations["signIn.finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins a sign-in: options for a button as for conditional UI. */
        post: operations["signIn.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session: its access token opens nothing any more. */
        post: operations["signIn.signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-up/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a sign-up: creates the user with the passkey, and signs in. */
        post: operations["signUp.finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-up/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins a sign-up: options for the first passkey. */
        post: operations["signUp.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists users, or finds the one of a name. */
        get: operations["users.list"];
        put?: never;
        /** Creates a user. A first registration does so, too. */
        post: operations["users.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a user. */
        get: operations["users.get"];
        put?: never;
        post?: never;
        /** Deletes a user with all passkeys and sessions. */
        delete: operations["users.delete"];
        options?: never;
        head?: never;
        /** Changes what is said about a user. */
        patch: operations["users.change"];
        trace?: never;
    };
    "/v1/users/{userId}/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the passkeys of a user, oldest first. */
        get: operations["passkeys.list"];
        put?: never;
        post?: never;
        /** Deletes all passkeys of a user. */
        delete: operations["passkeys.deleteAll"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/passkeys/{passkeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a passkey. */
        get: operations["passkeys.get"];
        put?: never;
        post?: never;
        /** Deletes a passkey. */
        delete: operations["passkeys.delete"];
        options?: never;
        head?: never;
        /** Renames a passkey. */
        patch: operations["passkeys.rename"];
        trace?: never;
    };
    "/v1/users/{userId}/passkeys/{passkeyId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a suspended passkey good again. */
        post: operations["passkeys.resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/passkeys/{passkeyId}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps a passkey and lets nobody in with it. */
        post: operations["passkeys.suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Account: {
            displayName: string | null;
            emailOrUsername: string | null;
            userId: string;
        };
        AddedPasskey: {
            passkey: components["schemas"]["Passkey"];
            /** @description Every step of the verification; left out unless the configuration shows traces. */
            trace?: {
                [key: string]: unknown;
            };
        };
        AffectedPasskey: {
            aaguid: string;
            /**
             * @description What was done about it then.
             * @enum {string}
             */
            action: "reported" | "suspended";
            /** Format: date-time */
            foundAt: string;
            /** @description The name of the model. */
            model: string;
            /** @description Serial number of the metadata that said so. */
            no: number;
            passkeyId: string;
            /**
             * @description The passkey as it is now: one that was suspended may have been resumed.
             * @enum {string}
             */
            state: "active" | "suspended";
            /** @description The status reports that speak against the model, e.g. `REVOKED`. */
            statuses: string[];
            userId: string;
        };
        AffectedPasskeyList: {
            affectedPasskeys: components["schemas"]["AffectedPasskey"][];
            /** @description What to pass as `after` for the next page; null on the last one. */
            next: string | null;
        };
        Attestation: {
            /** @description Attestation statement format, e.g. `none`, `packed`. */
            format: string;
            /** @enum {string} */
            type: "none" | "self" | "basic" | "attca" | "anonca" | "uncertain" | "compound";
            /**
             * @description `trusted`: a path leads to an acceptable trust anchor; `untrusted`: none does.
             * @enum {string}
             */
            verdict: "none" | "self" | "trusted" | "untrusted";
        };
        /** @enum {string} */
        AuthenticationRefusedCode: "backup_eligibility_changed" | "backup_state_inconsistent" | "challenge_mismatch" | "credential_not_allowed" | "credential_rp_id_mismatch" | "credential_unknown" | "cross_origin_unexpected" | "origin_unexpected" | "rp_id_hash_mismatch" | "signature_invalid" | "top_origin_unexpected" | "type_unexpected" | "user_handle_mismatch" | "user_handle_missing" | "user_presence_missing" | "user_verification_missing";
        /** @description An assertion as `PublicKeyCredential.toJSON()` gives it (WebAuthn §5.1). */
        AuthenticationResponseJSON: {
            authenticatorAttachment?: string | null;
            /** @description Client extension outputs. */
            clientExtensionResults: {
                [key: string]: unknown;
            };
            /** @description The credential ID. Base64url. */
            id: string;
            /** @description The credential ID. Base64url. */
            rawId: string;
            /** @description What the authenticator asserts. */
            response: {
                /** @description What the authenticator says of it. Base64url. */
                authenticatorData: string;
                /** @description What the client says of the ceremony. Base64url. */
                clientDataJSON: string;
                /** @description Over both. Base64url. */
                signature: string;
                /** @description The user handle. Base64url. */
                userHandle?: string | null;
            } & {
                [key: string]: unknown;
            };
            /** @enum {string} */
            type: "public-key";
        } & {
            [key: string]: unknown;
        };
        AuthenticationResult: {
            changes: components["schemas"]["PasskeyChanges"];
            passkey: components["schemas"]["Passkey"];
            purpose: string;
            /** @description A JWT that says how the user was authenticated; it verifies with the keys at /.well-known/jwks.json. */
            resultToken: string;
            /** @description Every step of the verification with what became of it. */
            trace: {
                [key: string]: unknown;
            };
            user: components["schemas"]["Account"];
            /** @description Whether the authenticator verified the user in this ceremony. */
            userVerified: boolean;
        };
        ChangeUser: {
            /** @description `null` takes it away. */
            displayName?: string | null;
            /** @description The name that authenticators show. Unique among users. `null` takes it away. */
            emailOrUsername?: string | null;
        };
        CreateUser: {
            /** @description `null` takes it away. */
            displayName?: string | null;
            /** @description The name that authenticators show. Unique among users. `null` takes it away. */
            emailOrUsername?: string | null;
            /** @description Your own id of the user. A UUID is made where it is left out. */
            userId?: string;
        };
        CredentialResponse: {
            /** @description The credential as `PublicKeyCredential.toJSON()` gives it (WebAuthn §5.1). */
            publicKey: {
                [key: string]: unknown;
            };
        };
        DeletedPasskeys: {
            /** @description How many there were. */
            deleted: number;
        };
        FinishAuthentication: {
            /** @description The credential as `PublicKeyCredential.toJSON()` gives it (WebAuthn §5.1). */
            publicKey: {
                [key: string]: unknown;
            };
            /** @description The user the authentication was started for, where it was started for one. */
            userId?: string;
        };
        FinishRegistration: {
            /** @description The credential as `PublicKeyCredential.toJSON()` gives it (WebAuthn §5.1). */
            publicKey: {
                [key: string]: unknown;
            };
            /** @description The user the registration was started for. */
            userId: string;
        };
        Health: {
            /** @enum {string} */
            status: "ok";
        };
        InvalidMember: {
            /**
             * @description Names of the members on the way to the fault.
             * @example publicKey.response
             */
            path: string;
            reason: string;
        };
        Jwk: {
            alg: string;
            crv: string;
            /** @description SHA-256 thumbprint of the key (RFC 7638), base64url. */
            kid: string;
            kty: string;
            use: string;
            /** @description Base64url. */
            x: string;
            /** @description Base64url. */
            y: string;
        };
        Jwks: {
            keys: components["schemas"]["Jwk"][];
        };
        /** @enum {string} */
        MalformedCode: "android_key_description_malformed" | "apple_nonce_malformed" | "attestation_extension_malformed" | "attestation_format_invalid" | "attestation_object_malformed" | "attested_data_missing" | "attested_data_unexpected" | "base64_invalid" | "base64url_invalid" | "bytes_too_long" | "bytes_trailing" | "bytes_truncated" | "cbor_depth" | "cbor_duplicate_key" | "cbor_float" | "cbor_indefinite" | "cbor_integer_range" | "cbor_map_key_type" | "cbor_not_shortest" | "cbor_reserved" | "cbor_simple_value" | "cbor_tag" | "cbor_text_bom" | "cbor_too_many_items" | "certificate_algorithm_mismatch" | "certificate_extension_duplicate" | "certificate_key_malformed" | "certificate_version_invalid" | "client_data_malformed" | "cose_algorithm_attestation_only" | "cose_algorithm_missing" | "cose_curve_mismatch" | "cose_key_length" | "cose_key_malformed" | "cose_key_type_mismatch" | "cose_label_type" | "cose_parameter_missing" | "cose_parameter_unexpected" | "cose_point_compressed" | "cose_private_parameter" | "cose_rsa_exponent" | "cose_rsa_modulus" | "cose_rsa_not_minimal" | "credential_id_empty" | "crl_malformed" | "der_bit_string_invalid" | "der_boolean_invalid" | "der_integer_not_minimal" | "der_integer_range" | "der_length_indefinite" | "der_length_not_minimal" | "der_length_too_long" | "der_null_invalid" | "der_oid_invalid" | "der_string_invalid" | "der_tag_invalid" | "der_tag_unexpected" | "der_time_invalid" | "extension_output_malformed" | "extensions_malformed" | "flags_inconsistent" | "json_depth" | "json_duplicate_member" | "json_invalid" | "metadata_blob_malformed" | "metadata_entry_contradictory" | "metadata_entry_duplicate" | "public_key_coordinate_range" | "public_key_not_canonical" | "public_key_not_on_curve" | "public_key_rsa_invalid" | "public_key_small_order" | "response_malformed" | "safetynet_response_malformed" | "signature_malformed" | "statement_malformed" | "utf8_invalid";
        MetadataStatus: {
            /**
             * Format: date-time
             * @description When the metadata service last said that there is no newer one.
             */
            checkedAt: string | null;
            /** @description How many models it describes. */
            entries: number | null;
            /** @description Since the last answer of the metadata service. */
            lastFailure: components["schemas"]["RefreshFailure"] | null;
            /** @description The terms under which it may be used. */
            legalHeader: string | null;
            /**
             * Format: date-time
             * @description When the metadata service is asked next; null where it never is.
             */
            nextCheckAt: string | null;
            /**
             * Format: date-time
             * @description When the next one is due.
             */
            nextUpdate: string | null;
            /** @description Serial number of the metadata in use. */
            no: number | null;
            /** @description How many parts of it could not be read and were left out. */
            problems: number | null;
            /** @description Why what is kept in the database cannot be used, as a code; null where it can. */
            refused: string | null;
            /**
             * @description `off`: not used; `missing`: there is none that can be used; `fresh`: the next one is not yet due; `stale`: it is
             *     overdue, and what is there stays in use.
             * @enum {string}
             */
            state: "off" | "missing" | "fresh" | "stale";
            /**
             * Format: date-time
             * @description When it was verified and stored.
             */
            storedAt: string | null;
        };
        Passkey: {
            /** @description The authenticator's model, as it states it itself. */
            aaguid: string;
            attestation: components["schemas"]["Attestation"];
            /** @description `platform` or `cross-platform`, as the client reported it. */
            authenticatorAttachment: string | null;
            /** @description Whether it can be synced between devices. */
            backupEligible: boolean;
            /** @description Whether it is synced now. */
            backupState: boolean;
            /** Format: date-time */
            createdAt: string;
            /** @description What authenticators and browsers know it by, base64url. */
            credentialId: string;
            /** @description Whether it signs in without a name typed first; null where the client did not say. */
            discoverable: boolean | null;
            displayName: string | null;
            /** @description What the routes know it by. */
            id: string;
            /** Format: date-time */
            lastUsedAt: string | null;
            /** @enum {string} */
            state: "active" | "suspended";
            transports: string[];
            /** @description Whether the authenticator has verified the user when it was made. */
            userVerified: boolean;
        };
        PasskeyChanges: {
            backupStateChanged: boolean;
            signCount: components["schemas"]["SignCount"];
        };
        PasskeyList: {
            passkeys: components["schemas"]["Passkey"][];
        };
        /** @enum {string} */
        PolicyCode: "aaguid_extension_missing" | "algorithm_unlisted" | "android_key_purpose_refused" | "android_key_revoked" | "android_key_security_level_refused" | "attestation_none_refused" | "attestation_self_refused" | "attestation_serial_number_refused" | "attestation_sha1_refused" | "attestation_type_unlisted" | "attestation_untrusted" | "authenticator_capability_contradicted" | "authenticator_model_refused" | "authenticator_model_unknown" | "authenticator_status_refused" | "backup_eligibility_refused" | "backup_state_refused" | "credential_id_too_short" | "extension_output_refused" | "extension_unsolicited" | "format_disabled" | "metadata_missing" | "metadata_stale" | "safetynet_cts_profile_mismatch" | "safetynet_timestamp_refused" | "sign_count_not_increased" | "tpm_alternative_name_not_critical" | "tpm_object_attributes_refused" | "tpm_vendor_unregistered" | "u2f_aaguid_not_zero" | "u2f_flags_refused";
        ProblemDetails: {
            /**
             * @description Permanent; /docs/errors lists them all.
             * @example request_invalid
             */
            code: string;
            /** @description A sentence about this occurrence. */
            detail?: string;
            /** @description With `request_invalid`. */
            errors?: components["schemas"]["InvalidMember"][];
            /** @description What the log of the server has the request under. */
            requestId: string;
            status: number;
            /** @description The step of the verification that refused, with codes of the engine. */
            step?: string;
            /** @description One sentence, the same for every occurrence of the code. */
            title: string;
            /** @description The verification, step by step. */
            trace?: {
                [key: string]: unknown;
            };
            /** @description The trace that the `traceparent` header of the request named. */
            traceId?: string;
            /**
             * Format: uri-reference
             * @example /docs/errors#request_invalid
             */
            type: string;
        } & {
            [key: string]: unknown;
        };
        /** @description A procedure inside a step. */
        ProcedureReport: {
            procedure: string;
            section: string;
            steps: components["schemas"]["StepReport"][];
        };
        /** @description Options for `PublicKeyCredential.parseCreationOptionsFromJSON` (WebAuthn §5.1.9). */
        PublicKeyCredentialCreationOptionsJSON: {
            /** @enum {string} */
            attestation: "none" | "indirect" | "direct" | "enterprise";
            attestationFormats: string[];
            /** @description Which authenticators will do (WebAuthn §5.4.4). */
            authenticatorSelection: {
                /** @enum {string} */
                authenticatorAttachment?: "platform" | "cross-platform";
                requireResidentKey: boolean;
                /** @enum {string} */
                residentKey: "required" | "preferred" | "discouraged";
                /** @enum {string} */
                userVerification: "required" | "preferred" | "discouraged";
            };
            /** @description 32 random bytes. Base64url. */
            challenge: string;
            excludeCredentials: components["schemas"]["PublicKeyCredentialDescriptorJSON"][];
            /** @description Client extension inputs. */
            extensions: {
                [key: string]: unknown;
            };
            /** @description Which dialog to show first. */
            hints: ("security-key" | "client-device" | "hybrid")[];
            /** @description The most wanted first. */
            pubKeyCredParams: {
                /** @description COSE number. */
                alg: number;
                /** @enum {string} */
                type: "public-key";
            }[];
            /** @description The relying party. */
            rp: {
                /** @description The RP ID. */
                id: string;
                name: string;
            };
            /** @description In milliseconds. */
            timeout: number;
            /** @description The account. */
            user: {
                displayName: string;
                /** @description The user handle: 64 random bytes. Base64url. */
                id: string;
                name: string;
            };
        };
        /** @description A credential (WebAuthn §5.8.3). */
        PublicKeyCredentialDescriptorJSON: {
            /** @description The credential ID. Base64url. */
            id: string;
            transports?: string[];
            /** @enum {string} */
            type: "public-key";
        };
        /** @description Options for `PublicKeyCredential.parseRequestOptionsFromJSON` (WebAuthn §5.1.10). */
        PublicKeyCredentialRequestOptionsJSON: {
            allowCredentials: components["schemas"]["PublicKeyCredentialDescriptorJSON"][];
            /** @description 32 random bytes. Base64url. */
            challenge: string;
            /** @description Client extension inputs. */
            extensions: {
                [key: string]: unknown;
            };
            /** @description Which dialog to show first. */
            hints: ("security-key" | "client-device" | "hybrid")[];
            /** @description The RP ID. */
            rpId: string;
            /** @description In milliseconds. */
            timeout: number;
            /** @enum {string} */
            userVerification: "required" | "preferred" | "discouraged";
        };
        RefreshFailure: {
            /** Format: date-time */
            at: string;
            /** @description Of the errors of the server, or `download_…`. */
            code: string;
            /** @description How many attempts failed in a row. */
            failures: number;
        };
        /** @enum {string} */
        RegistrationRefusedCode: "algorithm_not_requested" | "android_key_all_applications" | "android_key_challenge_mismatch" | "android_key_description_misplaced" | "android_key_description_missing" | "android_key_origin" | "android_key_purpose" | "apple_nonce_mismatch" | "apple_nonce_missing" | "attestation_aaguid_mismatch" | "attestation_algorithm_mismatch" | "attestation_certificate_ca" | "attestation_certificate_common_name" | "attestation_certificate_country" | "attestation_certificate_organization" | "attestation_certificate_unit" | "attestation_certificate_version" | "attestation_extension_critical" | "attestation_key_mismatch" | "attestation_signature_invalid" | "backup_eligibility_changed" | "backup_state_inconsistent" | "challenge_mismatch" | "compound_insufficient" | "compound_nested" | "compound_too_few" | "credential_already_registered" | "credential_id_mismatch" | "credential_id_too_long" | "credential_not_allowed" | "credential_rp_id_mismatch" | "credential_unknown" | "cross_origin_unexpected" | "metadata_algorithm_mismatch" | "metadata_algorithm_refused" | "metadata_certificates_missing" | "metadata_legal_header_changed" | "metadata_rolled_back" | "metadata_signature_invalid" | "metadata_signer_revoked" | "metadata_signer_status_unknown" | "metadata_signer_unexpected" | "metadata_signer_untrusted" | "metadata_unchanged" | "metadata_x5u_refused" | "none_statement_not_empty" | "origin_unexpected" | "path_expired" | "path_issuer_not_ca" | "path_key_unusable" | "path_key_usage" | "path_leaf_key_usage" | "path_length_exceeded" | "path_name_constraints" | "path_no_anchor" | "path_not_yet_valid" | "path_revocation_unknown" | "path_revoked" | "path_root_included" | "path_signature_invalid" | "path_signature_unsupported" | "path_too_complex" | "path_too_long" | "path_unknown_critical_extension" | "path_unrelated_certificate" | "path_weak_key" | "path_weak_signature" | "path_wrong_order" | "rp_id_hash_mismatch" | "safetynet_algorithm_refused" | "safetynet_hostname_mismatch" | "safetynet_nonce_mismatch" | "signature_invalid" | "top_origin_unexpected" | "tpm_alternative_name_invalid" | "tpm_extra_data_mismatch" | "tpm_key_purpose_missing" | "tpm_magic_unexpected" | "tpm_name_mismatch" | "tpm_public_key_mismatch" | "tpm_subject_not_empty" | "tpm_type_unexpected" | "tpm_version_unexpected" | "type_unexpected" | "u2f_certificate_count" | "u2f_certificate_key" | "u2f_credential_key" | "user_handle_mismatch" | "user_handle_missing" | "user_presence_missing" | "user_verification_missing";
        /** @description A new credential as `PublicKeyCredential.toJSON()` gives it (WebAuthn §5.1). */
        RegistrationResponseJSON: {
            authenticatorAttachment?: string | null;
            /** @description Client extension outputs. */
            clientExtensionResults: {
                [key: string]: unknown;
            };
            /** @description The credential ID. Base64url. */
            id: string;
            /** @description The credential ID. Base64url. */
            rawId: string;
            /** @description What the authenticator attests. */
            response: {
                /** @description CBOR with the authenticator data and the attestation statement. Base64url. */
                attestationObject: string;
                /** @description What the client says of the ceremony. Base64url. */
                clientDataJSON: string;
                transports?: string[];
            } & {
                [key: string]: unknown;
            };
            /** @enum {string} */
            type: "public-key";
        } & {
            [key: string]: unknown;
        };
        RegistrationResult: {
            attestation: components["schemas"]["Attestation"];
            passkey: components["schemas"]["Passkey"];
            /** @description Every step of the verification with what became of it. */
            trace: {
                [key: string]: unknown;
            };
        };
        RenamePasskey: {
            displayName: string;
        };
        RunCommand: {
            /**
             * @description Name of the command.
             * @enum {string}
             */
            command: "Ping" | "StartPasskeyRegistration" | "FinishPasskeyRegistration" | "StartPasskeyAuthentication" | "FinishPasskeyAuthentication" | "FetchAllPasskeysForUser" | "DeregisterPasskey" | "DeregisterAllPasskeysForUser";
            /** @description What the command needs; each command defines its own. */
            data?: {
                [key: string]: unknown;
            };
        };
        SignCount: {
            received: number;
            stored: number;
            /**
             * @description `absent`: the authenticator has none. `not-increased`: a sign, not a proof, that it was cloned.
             * @enum {string}
             */
            verdict: "increased" | "absent" | "not-increased";
        };
        SignedIn: {
            /** @description A JWT for the `Authorization` header of further requests. */
            accessToken: string;
            /**
             * Format: date-time
             * @description When the access token and its session end.
             */
            expiresAt: string;
            /** @description The passkey that was made or used. */
            passkey: components["schemas"]["Passkey"];
            /** @enum {string} */
            tokenType: "Bearer";
            /** @description Every step of the verification; left out unless the configuration shows traces. */
            trace?: {
                [key: string]: unknown;
            };
            user: components["schemas"]["Account"];
        };
        StartAdding: {
            /** @description What the user calls the new passkey. */
            displayName?: string;
        };
        StartAuthentication: {
            /** @description An origin beside those of the configuration, on the domain of the RP ID or below it, for this ceremony alone. */
            additionalAllowedOrigin?: string;
            /** @description What the authentication is for, `login` where it is left out. It stands in the result token. */
            purpose?: string;
            /** @description Who is to be authenticated. Left out: whoever owns the discoverable passkey that answers. */
            userId?: string;
        };
        StartedAuthentication: {
            /** @description PublicKeyCredentialRequestOptionsJSON (WebAuthn §5.1.10), for `parseRequestOptionsFromJSON`. */
            authenticationOptions: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description When the ceremony ends unfinished.
             */
            expiresAt: string;
        };
        StartedRegistration: {
            /**
             * Format: date-time
             * @description When the ceremony ends unfinished.
             */
            expiresAt: string;
            /** @description PublicKeyCredentialCreationOptionsJSON (WebAuthn §5.1.9), for `parseCreationOptionsFromJSON`. */
            registrationOptions: {
                [key: string]: unknown;
            };
        };
        StartRegistration: {
            /** @description An origin beside those of the configuration, on the domain of the RP ID or below it, for this ceremony alone. */
            additionalAllowedOrigin?: string;
            /** @description The name that authenticators show. */
            emailOrUsername: string;
            /** @description What the user calls the new passkey. */
            passkeyDisplayName?: string;
            userDisplayName?: string;
            /** @description Your own id of the user, who is created when it is new. */
            userId: string;
        };
        StartSignUp: {
            displayName?: string;
            /** Format: email */
            email: string;
        };
        /** @description One step and what became of it. */
        StepReport: {
            /** @description The code of the refusal. */
            code?: string;
            /** @description What the step saw. Bytes appear as fingerprints only. */
            evidence?: {
                [key: string]: unknown;
            };
            id: string;
            /** @description The procedures that carried the step out. */
            inner?: components["schemas"]["ProcedureReport"][];
            /** @enum {string} */
            kind: "verify" | "let" | "client" | "caller";
            number: number;
            /** @enum {string} */
            outcome: "passed" | "failed" | "skipped" | "not-reached" | "client" | "caller";
            /** @description Why the step was skipped. */
            reason?: string;
            /** @description The step in one sentence. */
            text: string;
        };
        /** @description A verification with every step of the specification, in its order. */
        TraceReport: {
            ceremony: string;
            /** @description Which edition of the specification the numbers are of. */
            edition: string;
            /** @description The innermost step that refused. */
            failedStep?: string;
            /** @enum {string} */
            outcome: "passed" | "failed";
            section: string;
            steps: components["schemas"]["StepReport"][];
        };
        /** @enum {string} */
        UnsupportedCode: "algorithm_unsupported" | "algorithm_unsupported_by_runtime" | "certificate_key_unsupported" | "compound_too_many" | "format_unsupported" | "tpm_structure_unsupported";
        User: {
            /** Format: date-time */
            createdAt: string;
            displayName: string | null;
            emailOrUsername: string | null;
            /** Format: date-time */
            updatedAt: string;
            /** @description Your own id of the user, or a UUID for users who signed up by themselves. */
            userId: string;
        };
        UserList: {
            /** @description What to pass as `after` for the next page; null on the last one. */
            next: string | null;
            users: components["schemas"]["User"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "jwks.jwks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Jwks"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "health.live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "health.ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /** @description Problem details with the code service_unavailable. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "runCommand.run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunCommand"];
            };
        };
        responses: {
            /** @description The members that the wire defines for the command. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A problem, in the format of this wire. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "authentication.finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FinishAuthentication"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthenticationResult"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `body_not_json`: The body is not a JSON document in UTF-8.
             *     * `request_invalid`: The request does not have the members this route defines.
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "body_not_json" | "request_invalid" | "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `credentials_invalid`: The credentials of the request are unknown, expired or revoked.
             *     * `credentials_missing`: The route asks for credentials and the request carries none.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "credentials_invalid" | "credentials_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `permission_missing`: The credentials of the request do not allow this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "permission_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `body_too_large`: The body is larger than this server accepts.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "body_too_large";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `media_type_unsupported`: The body must be sent as application/json.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "media_type_unsupported";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `rate_limited`: Too many requests.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "rate_limited";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "authentication.start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartAuthentication"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedAuthentication"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `body_not_json`: The body is not a JSON document in UTF-8.
             *     * `request_invalid`: The request does not have the members this route defines.
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "body_not_json" | "request_invalid" | "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `credentials_invalid`: The credentials of the request are unknown, expired or revoked.
             *     * `credentials_missing`: The route asks for credentials and the request carries none.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "credentials_invalid" | "credentials_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `permission_missing`: The credentials of the request do not allow this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "permission_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `body_too_large`: The body is larger than this server accepts.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "body_too_large";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `media_type_unsupported`: The body must be sent as application/json.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "media_type_unsupported";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `rate_limited`: Too many requests.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "rate_limited";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "me.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `credentials_invalid`: The credentials of the request are unknown, expired or revoked.
             *     * `credentials_missing`: The route asks for credentials and the request carries none.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "credentials_invalid" | "credentials_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `rate_limited`: Too many requests.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "rate_limited";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "me.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyList"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `credentials_invalid`: The credentials of the request are unknown, expired or revoked.
             *     * `credentials_missing`: The route asks for credentials and the request carries none.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "credentials_invalid" | "credentials_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `rate_limited`: Too many requests.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "rate_limited";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "me.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `id` of the passkey. */
                passkeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description A problem:
             *
             *     * `request_invalid`: The request does not have the members this route defines.
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "request_invalid" | "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `credentials_invalid`: The credentials of the request are unknown, expired or revoked.
             *     * `credentials_missing`: The route asks for credentials and the request carries none.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "credentials_invalid" | "credentials_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `rate_limited`: Too many requests.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "rate_limited";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "me.rename": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `id` of the passkey. */
                passkeyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenamePasskey"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `body_not_json`: The body is not a JSON document in UTF-8.
             *     * `request_invalid`: The request does not have the members this route defines.
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "body_not_json" | "request_invalid" | "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `credentials_invalid`: The credentials of the request are unknown, expired or revoked.
             *     * `credentials_missing`: The route asks for credentials and the request carries none.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "credentials_invalid" | "credentials_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `body_too_large`: The body is larger than this server accepts.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "body_too_large";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `media_type_unsupported`: The body must be sent as application/json.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "media_type_unsupported";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `rate_limited`: Too many requests.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "rate_limited";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "me.finishAdding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CredentialResponse"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedPasskey"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `body_not_json`: The body is not a JSON document in UTF-8.
             *     * `request_invalid`: The request does not have the members this route defines.
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "body_not_json" | "request_invalid" | "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `credentials_invalid`: The credentials of the request are unknown, expired or revoked.
             *     * `credentials_missing`: The route asks for credentials and the request carries none.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "credentials_invalid" | "credentials_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `body_too_large`: The body is larger than this server accepts.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "body_too_large";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `media_type_unsupported`: The body must be sent as application/json.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "media_type_unsupported";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `rate_limited`: Too many requests.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "rate_limited";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "me.startAdding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartAdding"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedRegistration"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `body_not_json`: The body is not a JSON document in UTF-8.
             *     * `request_invalid`: The request does not have the members this route defines.
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "body_not_json" | "request_invalid" | "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `credentials_invalid`: The credentials of the request are unknown, expired or revoked.
             *     * `credentials_missing`: The route asks for credentials and the request carries none.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "credentials_invalid" | "credentials_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `body_too_large`: The body is larger than this server accepts.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "body_too_large";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `media_type_unsupported`: The body must be sent as application/json.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "media_type_unsupported";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `rate_limited`: Too many requests.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "rate_limited";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "metadata.status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetadataStatus"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `credentials_invalid`: The credentials of the request are unknown, expired or revoked.
             *     * `credentials_missing`: The route asks for credentials and the request carries none.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "credentials_invalid" | "credentials_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `permission_missing`: The credentials of the request do not allow this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "permission_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `rate_limited`: Too many requests.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "rate_limited";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "metadata.listAffected": {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description 50 where it is left out. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AffectedPasskeyList"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `request_invalid`: The request does not have the members this route defines.
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "request_invalid" | "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `credentials_invalid`: The credentials of the request are unknown, expired or revoked.
             *     * `credentials_missing`: The route asks for credentials and the request carries none.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "credentials_invalid" | "credentials_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `permission_missing`: The credentials of the request do not allow this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "permission_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `rate_limited`: Too many requests.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "rate_limited";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "registration.finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FinishRegistration"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationResult"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `body_not_json`: The body is not a JSON document in UTF-8.
             *     * `request_invalid`: The request does not have the members this route defines.
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "body_not_json" | "request_invalid" | "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `credentials_invalid`: The credentials of the request are unknown, expired or revoked.
             *     * `credentials_missing`: The route asks for credentials and the request carries none.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "credentials_invalid" | "credentials_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `permission_missing`: The credentials of the request do not allow this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "permission_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `body_too_large`: The body is larger than this server accepts.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "body_too_large";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `media_type_unsupported`: The body must be sent as application/json.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "media_type_unsupported";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `rate_limited`: Too many requests.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "rate_limited";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "registration.start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartRegistration"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedRegistration"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `body_not_json`: The body is not a JSON document in UTF-8.
             *     * `request_invalid`: The request does not have the members this route defines.
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "body_not_json" | "request_invalid" | "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `credentials_invalid`: The credentials of the request are unknown, expired or revoked.
             *     * `credentials_missing`: The route asks for credentials and the request carries none.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "credentials_invalid" | "credentials_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `permission_missing`: The credentials of the request do not allow this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "permission_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `body_too_large`: The body is larger than this server accepts.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "body_too_large";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `media_type_unsupported`: The body must be sent as application/json.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "media_type_unsupported";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `rate_limited`: Too many requests.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "rate_limited";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "signIn.finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CredentialResponse"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `body_not_json`: The body is not a JSON document in UTF-8.
             *     * `request_invalid`: The request does not have the members this route defines.
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "body_not_json" | "request_invalid" | "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `body_too_large`: The body is larger than this server accepts.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "body_too_large";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `media_type_unsupported`: The body must be sent as application/json.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "media_type_unsupported";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "signIn.start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedAuthentication"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "signIn.signOut": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description A problem:
             *
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `credentials_invalid`: The credentials of the request are unknown, expired or revoked.
             *     * `credentials_missing`: The route asks for credentials and the request carries none.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "credentials_invalid" | "credentials_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `rate_limited`: Too many requests.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "rate_limited";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "signUp.finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CredentialResponse"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `body_not_json`: The body is not a JSON document in UTF-8.
             *     * `request_invalid`: The request does not have the members this route defines.
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "body_not_json" | "request_invalid" | "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `body_too_large`: The body is larger than this server accepts.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "body_too_large";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `media_type_unsupported`: The body must be sent as application/json.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "media_type_unsupported";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "signUp.start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartSignUp"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedRegistration"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `body_not_json`: The body is not a JSON document in UTF-8.
             *     * `request_invalid`: The request does not have the members this route defines.
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "body_not_json" | "request_invalid" | "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `body_too_large`: The body is larger than this server accepts.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "body_too_large";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `media_type_unsupported`: The body must be sent as application/json.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "media_type_unsupported";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "users.list": {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Only the user of this name, in whichever letters. */
                emailOrUsername?: string;
                /** @description 50 where it is left out. */
                limit?: number;
                /** @description Only users in whose id, name or display name this stands, in whichever letters. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserList"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `request_invalid`: The request does not have the members this route defines.
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "request_invalid" | "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `credentials_invalid`: The credentials of the request are unknown, expired or revoked.
             *     * `credentials_missing`: The route asks for credentials and the request carries none.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "credentials_invalid" | "credentials_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `permission_missing`: The credentials of the request do not allow this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "permission_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `rate_limited`: Too many requests.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "rate_limited";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "users.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateUser"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `body_not_json`: The body is not a JSON document in UTF-8.
             *     * `request_invalid`: The request does not have the members this route defines.
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "body_not_json" | "request_invalid" | "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `credentials_invalid`: The credentials of the request are unknown, expired or revoked.
             *     * `credentials_missing`: The route asks for credentials and the request carries none.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "credentials_invalid" | "credentials_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `permission_missing`: The credentials of the request do not allow this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "permission_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `body_too_large`: The body is larger than this server accepts.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "body_too_large";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `media_type_unsupported`: The body must be sent as application/json.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "media_type_unsupported";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `rate_limited`: Too many requests.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "rate_limited";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "users.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `request_invalid`: The request does not have the members this route defines.
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "request_invalid" | "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `credentials_invalid`: The credentials of the request are unknown, expired or revoked.
             *     * `credentials_missing`: The route asks for credentials and the request carries none.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "credentials_invalid" | "credentials_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `permission_missing`: The credentials of the request do not allow this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "permission_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `rate_limited`: Too many requests.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "rate_limited";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "users.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description A problem:
             *
             *     * `request_invalid`: The request does not have the members this route defines.
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "request_invalid" | "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `credentials_invalid`: The credentials of the request are unknown, expired or revoked.
             *     * `credentials_missing`: The route asks for credentials and the request carries none.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "credentials_invalid" | "credentials_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `permission_missing`: The credentials of the request do not allow this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "permission_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `rate_limited`: Too many requests.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "rate_limited";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "users.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeUser"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `body_not_json`: The body is not a JSON document in UTF-8.
             *     * `request_invalid`: The request does not have the members this route defines.
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "body_not_json" | "request_invalid" | "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `credentials_invalid`: The credentials of the request are unknown, expired or revoked.
             *     * `credentials_missing`: The route asks for credentials and the request carries none.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "credentials_invalid" | "credentials_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `permission_missing`: The credentials of the request do not allow this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "permission_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `body_too_large`: The body is larger than this server accepts.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "body_too_large";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `media_type_unsupported`: The body must be sent as application/json.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "media_type_unsupported";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `rate_limited`: Too many requests.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "rate_limited";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "passkeys.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyList"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `request_invalid`: The request does not have the members this route defines.
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "request_invalid" | "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `credentials_invalid`: The credentials of the request are unknown, expired or revoked.
             *     * `credentials_missing`: The route asks for credentials and the request carries none.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "credentials_invalid" | "credentials_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `permission_missing`: The credentials of the request do not allow this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "permission_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `rate_limited`: Too many requests.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "rate_limited";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "passkeys.deleteAll": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedPasskeys"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `request_invalid`: The request does not have the members this route defines.
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "request_invalid" | "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `credentials_invalid`: The credentials of the request are unknown, expired or revoked.
             *     * `credentials_missing`: The route asks for credentials and the request carries none.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "credentials_invalid" | "credentials_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `permission_missing`: The credentials of the request do not allow this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "permission_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `rate_limited`: Too many requests.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "rate_limited";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "passkeys.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `id` of the passkey. */
                passkeyId: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `request_invalid`: The request does not have the members this route defines.
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "request_invalid" | "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `credentials_invalid`: The credentials of the request are unknown, expired or revoked.
             *     * `credentials_missing`: The route asks for credentials and the request carries none.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "credentials_invalid" | "credentials_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `permission_missing`: The credentials of the request do not allow this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "permission_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `rate_limited`: Too many requests.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "rate_limited";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "passkeys.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `id` of the passkey. */
                passkeyId: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description A problem:
             *
             *     * `request_invalid`: The request does not have the members this route defines.
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "request_invalid" | "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `credentials_invalid`: The credentials of the request are unknown, expired or revoked.
             *     * `credentials_missing`: The route asks for credentials and the request carries none.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "credentials_invalid" | "credentials_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `permission_missing`: The credentials of the request do not allow this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "permission_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `rate_limited`: Too many requests.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "rate_limited";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "passkeys.rename": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `id` of the passkey. */
                passkeyId: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenamePasskey"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `body_not_json`: The body is not a JSON document in UTF-8.
             *     * `request_invalid`: The request does not have the members this route defines.
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "body_not_json" | "request_invalid" | "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `credentials_invalid`: The credentials of the request are unknown, expired or revoked.
             *     * `credentials_missing`: The route asks for credentials and the request carries none.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "credentials_invalid" | "credentials_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `permission_missing`: The credentials of the request do not allow this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "permission_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `body_too_large`: The body is larger than this server accepts.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "body_too_large";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `media_type_unsupported`: The body must be sent as application/json.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "media_type_unsupported";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `rate_limited`: Too many requests.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "rate_limited";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "passkeys.resume": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `id` of the passkey. */
                passkeyId: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `request_invalid`: The request does not have the members this route defines.
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "request_invalid" | "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `credentials_invalid`: The credentials of the request are unknown, expired or revoked.
             *     * `credentials_missing`: The route asks for credentials and the request carries none.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "credentials_invalid" | "credentials_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `permission_missing`: The credentials of the request do not allow this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "permission_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `rate_limited`: Too many requests.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "rate_limited";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    "passkeys.suspend": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `id` of the passkey. */
                passkeyId: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            /**
             * @description A problem:
             *
             *     * `request_invalid`: The request does not have the members this route defines.
             *     * `uri_malformed`: The address of the request cannot be decoded.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "request_invalid" | "uri_malformed";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `credentials_invalid`: The credentials of the request are unknown, expired or revoked.
             *     * `credentials_missing`: The route asks for credentials and the request carries none.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "credentials_invalid" | "credentials_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `permission_missing`: The credentials of the request do not allow this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "permission_missing";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `uri_too_long`: The address of the request is longer than this server accepts.
             */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "uri_too_long";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `rate_limited`: Too many requests.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "rate_limited";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `internal_error`: The server failed unexpectedly. Its log has the details under the request id.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "internal_error";
                    };
                };
            };
            /**
             * @description A problem:
             *
             *     * `service_unavailable`: The server cannot answer right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"] & {
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
}
