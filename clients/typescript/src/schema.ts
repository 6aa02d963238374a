// Made from docs/openapi.json by `npm run docs`; do not edit.
export interface paths {
    "/.well-known/apple-app-site-association": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns the Apple apps that may use the passkeys of this RP ID. */
        get: operations["documents.appleApps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/assetlinks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns the Android apps that may use the passkeys of this RP ID. */
        get: operations["documents.assetLinks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns the public keys that verify tokens (RFC 7517).
         * @description Cache the set as `Cache-Control` allows. Keys are published before they sign.
         */
        get: operations["documents.jwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/oauth-authorization-server": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns the addresses that OAuth libraries need to verify and introspect tokens (RFC 8414).
         * @description Exists when `tokens.issuer` is an https URL, or an http URL on localhost.
         */
        get: operations["documents.authorizationServer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/passkey-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns the pages on which users create and manage passkeys. */
        get: operations["documents.passkeyEndpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/webauthn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns the origins on other domains that may use the passkeys of this RP ID. */
        get: operations["documents.relatedOrigins"];
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
        /** Checks that the process is running. */
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
        /** Checks that the server accepts requests and can write to the database. */
        get: operations["health.ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns the metrics of this process in the text format of Prometheus. */
        get: operations["metrics.read"];
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
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists all API keys, including expired and revoked ones. */
        get: operations["apiKeys.list"];
        put?: never;
        /** Creates an API key. The response is the only one that contains the key. */
        post: operations["apiKeys.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns an API key. */
        get: operations["apiKeys.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Updates an API key. */
        patch: operations["apiKeys.change"];
        trace?: never;
    };
    "/v1/api-keys/{keyId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revokes an API key. It stays in the list. */
        post: operations["apiKeys.revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{keyId}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replaces an API key with a new key that has the same rights.
         * @description The old key stays valid for `overlapSeconds`; 0 revokes it immediately. A key can be rotated once.
         */
        post: operations["apiKeys.rotate"];
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
        /**
         * Finishes an authentication: verifies the response and returns the authenticated user.
         * @description A challenge allows one attempt, whether or not it succeeds. With `credential_unknown`, the `signals` of the problem let the browser remove the passkey from the authenticator.
         */
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
        /**
         * Starts an authentication and returns options for navigator.credentials.get().
         * @description Without `userId`, the authentication accepts the owner of any discoverable passkey. The rules of the purpose are fixed at the start: later changes of the configuration do not apply.
         */
        post: operations["authentication.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/doctor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Checks the configuration and explains why recent ceremonies failed. */
        get: operations["doctor.report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrolment/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finishes the registration and uses up the token. The user is not signed in. */
        post: operations["enrolment.finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrolment/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Starts a registration with an enrolment token.
         * @description A token can start any number of registrations. The token is used up when the first passkey is created.
         */
        post: operations["enrolment.start"];
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
        /** Returns the signed-in user. */
        get: operations["me.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/confirmations/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finishes a confirmation and returns its token.
         * @description Send the token in the `Confirmation` header of the request that makes the change, within five minutes. It is bound to the act, its target, the user, the session and the browser. The change consumes it; a failed change does not.
         */
        post: operations["confirmations.finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/confirmations/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Starts the confirmation of a change: the signed-in user authenticates for this change.
         * @description The options offer the passkeys that can confirm the change. User verification is required as soon as an active passkey of the account can give it.
         */
        post: operations["confirmations.start"];
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
        /** Lists the passkeys of the signed-in user, oldest first. */
        get: operations["myPasskeys.list"];
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
        /**
         * Deletes a passkey of the signed-in user and ends the sessions that it authenticated.
         * @description This may end the current session. Requires a confirmation of `passkey.delete` for this passkey.
         */
        delete: operations["myPasskeys.delete"];
        options?: never;
        head?: never;
        /** Renames a passkey of the signed-in user. */
        patch: operations["myPasskeys.rename"];
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
        /**
         * Finishes the registration of another passkey.
         * @description Requires a confirmation of `passkey.add` for this registration.
         */
        post: operations["myPasskeys.finishAdding"];
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
        /**
         * Starts the registration of another passkey.
         * @description The finish requires a confirmation. Pass `confirmation` of the response to `POST /v1/me/confirmations/start`.
         */
        post: operations["myPasskeys.startAdding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the active sessions of the caller, newest first. */
        get: operations["mySessions.list"];
        put?: never;
        post?: never;
        /**
         * Revokes all sessions of the caller except the current one.
         * @description Requires a confirmation of `sessions.end` with the target `others`.
         */
        delete: operations["mySessions.endOthers"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revokes a session of the caller.
         * @description Requires a confirmation of `sessions.end`, except for the current session.
         */
        delete: operations["mySessions.end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/step-up/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finishes a step-up and returns a new access token for the session.
         * @description It refreshes `auth_time` of the session, whose maximum lifetime does not change. It authorises no change of the account.
         */
        post: operations["stepUp.finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/step-up/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts a step-up: the signed-in user authenticates again. */
        post: operations["stepUp.start"];
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
        /** Returns the state of the metadata on authenticator models. */
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
        /** Lists passkeys whose authenticator model was reported as compromised after the registration. */
        get: operations["affectedPasskeys.list"];
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
        /**
         * Finishes a registration: verifies the response and stores the passkey.
         * @description A challenge allows one attempt, whether or not it succeeds. The scope must permit the registration at the finish too: a key with only `registration:new` cannot add a passkey to a user who got one in the meantime.
         */
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
        /**
         * Starts a registration and returns options for navigator.credentials.create().
         * @description Creates the user if `userId` is new. The names of an existing user change only if the API key has the scope `users:write`; otherwise the options contain the stored names. `registration:new` permits registrations for users without a passkey, `registration:existing` for users with one, and `registration:write` both.
         */
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
        /** Finishes a sign-in and starts a session. */
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
        /**
         * Starts a sign-in, for a button or for conditional UI.
         * @description Send the name of the account only for passkeys that are not discoverable. The response does not reveal whether the account exists.
         */
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
        /**
         * Revokes the caller's session and its tokens.
         * @description This server rejects the access token at once. Services that only verify its signature accept it until it expires.
         */
        post: operations["mySessions.signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-out/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revokes all sessions of the caller, on every device.
         * @description Requires a confirmation of `sessions.end` with the target `others`.
         */
        post: operations["mySessions.signOutAll"];
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
        /** Finishes a sign-up: creates the user with the passkey and starts a session. */
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
        /** Starts a sign-up and returns options for the first passkey. */
        post: operations["signUp.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/signed-requests/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verifies a request that a user signed with a passkey, and accepts it once.
         * @description Accepts what the `stamp` functions of `@turnkey/http` return, with the expectations of the backend. A signature that covers another body fails with `challenge_mismatch`.
         */
        post: operations["signedRequests.verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/signed-requests/verify-forwarded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verifies a signed request whose body and stamp a backend forwards unchanged.
         * @description Like `verify`, for proxies. The expectations are query parameters.
         */
        post: operations["signedRequests.verifyForwarded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens/introspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Returns whether a token is active, and its claims (RFC 7662).
         * @description The result is `{ "active": false }` for an expired, redeemed or malformed token, and for a token whose session has ended or whose passkey is suspended or deleted.
         */
        post: operations["tokens.introspect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens/redeem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Redeems a single-use result token. Only the first redemption succeeds.
         * @description Only result tokens that were requested with `singleUse` can be redeemed, while their passkey is active.
         */
        post: operations["tokens.redeem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchanges a refresh token for a new access token and a new refresh token.
         * @description Send the token in its cookie, or in the body when `tokens.refresh_token` is `body`. A token can be used once: a second use revokes the session. Let only one browser tab refresh at a time.
         */
        post: operations["mySessions.refresh"];
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
        /**
         * Lists users, optionally by name or search text.
         * @description The list contains users that signed up, but not their names, unless `includeUnverified` is true. Identify users by `userId`, never by e-mail address.
         */
        get: operations["users.list"];
        put?: never;
        /** Creates a user. Optional: the first registration of an unknown user also creates the user. */
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
        /** Returns a user. */
        get: operations["users.get"];
        put?: never;
        post?: never;
        /**
         * Deletes a user with all their data.
         * @description This also deletes passkeys, sessions and enrolment tokens. Services that only verify the signature of a token accept it until it expires.
         */
        delete: operations["users.delete"];
        options?: never;
        head?: never;
        /** Updates the names of a user, or whether the e-mail address is verified. */
        patch: operations["users.change"];
        trace?: never;
    };
    "/v1/users/{userId}/enrolment-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the enrolment tokens of a user, oldest first. */
        get: operations["enrolmentTokens.list"];
        put?: never;
        /**
         * Creates a token with which the user adds one passkey without being signed in.
         * @description Send it to the user over a channel that you trust. In a link, put it in the fragment. The token is valid while the user exists, and while the API key is active and has the scope and the origins with which it created the token.
         */
        post: operations["enrolmentTokens.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/enrolment-tokens/{tokenId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes an enrolment token. Registrations that it started can no longer finish. */
        delete: operations["enrolmentTokens.revoke"];
        options?: never;
        head?: never;
        patch?: never;
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
        /** Deletes all passkeys of a user and ends the sessions that they authenticated. */
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
        /** Returns a passkey. */
        get: operations["passkeys.get"];
        put?: never;
        post?: never;
        /** Deletes a passkey and ends the sessions that it authenticated. */
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
        /** Resumes a suspended passkey. */
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
        /** Suspends a passkey, so that it cannot authenticate, and ends the sessions that it authenticated. */
        post: operations["passkeys.suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/passkeys/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Imports a U2F credential that another service registered.
         * @description Requires `app_id` in the configuration. The credential has no attestation and no user verification, so the configuration must accept passkeys without both. Nothing proves that the user has the security key until its first use.
         */
        post: operations["passkeys.import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the active sessions of a user, newest first. */
        get: operations["userSessions.list"];
        put?: never;
        post?: never;
        /** Revokes all sessions of a user. */
        delete: operations["userSessions.endAll"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The owner of a passkey. */
        Account: {
            displayName: string | null;
            emailOrUsername: string | null;
            userId: string;
        };
        /** @description A passkey whose authenticator model was reported as compromised after the registration. */
        AffectedPasskey: {
            aaguid: string;
            /**
             * @description The action that the server took.
             * @enum {string}
             */
            action: "reported" | "suspended";
            /** Format: date-time */
            foundAt: string;
            /** @description The name of the authenticator model. */
            model: string;
            /** @description The serial number of the metadata with these reports. */
            no: number;
            passkeyId: string;
            /**
             * @description The current state. A suspended passkey may have been resumed since.
             * @enum {string}
             */
            state: "active" | "suspended";
            /** @description The status reports against the model, for example `REVOKED`. */
            statuses: string[];
            userId: string;
        };
        /** @description Affected passkeys in ascending order of their ids. */
        AffectedPasskeyList: {
            items: components["schemas"]["AffectedPasskey"][];
            /** @description The `cursor` of the next page; null on the last page. */
            nextCursor: string | null;
        };
        /** @description For `PublicKeyCredential.signalAllAcceptedCredentials()` (WebAuthn §5.1.10.2). */
        AllAcceptedCredentials: {
            /** @description The credential IDs of all passkeys of the user, including suspended passkeys, base64url. */
            allAcceptedCredentialIds: string[];
            rpId: string;
            /** @description The user handle, base64url. */
            userId: string;
        };
        AndroidApp: {
            /** @enum {string} */
            namespace: "android_app";
            package_name: string;
            /** @description SHA-256 fingerprints in upper-case hex with colons. */
            sha256_cert_fingerprints: string[];
        };
        /** @description An API key, without its secret. */
        ApiKey: {
            /** @description The origins that the ceremonies and the requests of the key may use; null allows all. */
            allowedOrigins: string[] | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string | null;
            /** @description The part of the key between `lk_` and the secret. */
            id: string;
            /**
             * Format: date-time
             * @description With a resolution of one minute.
             */
            lastUsedAt: string | null;
            name: string;
            /** Format: date-time */
            revokedAt: string | null;
            /** @description The id of the key that this key replaces. */
            rotatedFrom: string | null;
            scopes: ("registration:new" | "registration:existing" | "registration:write" | "authentication:write" | "signed-requests:verify" | "passkeys:read" | "passkeys:write" | "passkeys:import" | "users:read" | "users:write" | "traces:read" | "audit:read" | "metrics:read" | "admin")[];
            /**
             * @description An `expired` or `revoked` key cannot be reactivated.
             * @enum {string}
             */
            state: "active" | "expired" | "revoked";
        };
        /** @description API keys, ordered by id. */
        ApiKeyList: {
            items: components["schemas"]["ApiKey"][];
            /** @description The `cursor` of the next page; null on the last page. */
            nextCursor: string | null;
        };
        /** @description The Apple apps that may use the passkeys of this RP ID. */
        AppleApps: {
            webcredentials: components["schemas"]["WebCredentials"];
        };
        /** @description A Digital Asset Links statement: an Android app that may use the passkeys of this RP ID. */
        AssetLink: {
            relation: string[];
            target: components["schemas"]["AndroidApp"];
        };
        /** @description The attestation of the authenticator at registration. */
        Attestation: {
            /** @description The attestation statement format, for example `packed`. */
            format: string;
            /** @enum {string} */
            type: "none" | "self" | "basic" | "attca" | "anonca" | "uncertain" | "compound";
            /**
             * @description `trusted`: a certificate path leads to a trust anchor. `untrusted`: no path does.
             * @enum {string}
             */
            verdict: "none" | "self" | "trusted" | "untrusted";
        };
        /** @description Extension inputs in the JSON form of WebAuthn. `PublicKeyCredential.parseRequestOptionsFromJSON()` decodes the base64url values. */
        AuthenticationExtensionRequest: {
            /** @description Reads the bytes that the registration stored with the passkey (`credBlob`). */
            getCredBlob?: boolean;
            largeBlob?: components["schemas"]["LargeBlobOperation"];
            /** @description Evaluates the pseudo-random function of the passkey. Its results stay in the browser; the server removes them. */
            prf?: components["schemas"]["PrfEvaluation"];
        };
        /** @description The outputs of the requested extensions; null if an extension was not requested or has no output. The authenticator signs `credBlob`. No signature covers `largeBlob`, so treat it as input of the browser. Results of `prf` are never included. */
        AuthenticationExtensionResults: {
            /** @description The bytes that the registration stored with the passkey, base64url. */
            credBlob: string | null;
            largeBlob: components["schemas"]["LargeBlobOperationResult"] | null;
        };
        /** @description Client extension outputs by extension identifier (WebAuthn §9). Other extensions are allowed. */
        AuthenticationExtensionsClientOutputsJSON: {
            /** @description Whether the AppID was used as RP ID. */
            appid?: boolean;
            /** @description Whether the client checked the excluded U2F credentials. */
            appidExclude?: boolean;
            /** @description Properties of the new credential. */
            credProps?: {
                /** @description Whether the credential is discoverable. */
                rk?: boolean;
            };
            /** @description Whether the authenticator created an HMAC secret. */
            hmacCreateSecret?: boolean;
            /** @description The result of reading or writing a large blob. */
            largeBlob?: {
                /** @description Base64url. */
                blob?: unknown;
                supported?: boolean;
                written?: boolean;
            };
            /** @description The result of the pseudo-random function. The `results` are keys of the user: clients should not send them, and the server removes them. */
            prf?: {
                enabled?: boolean;
                /** @description An object with the outputs `first` and `second`. */
                results?: unknown;
            };
        };
        /** @enum {string} */
        AuthenticationRefusedCode: "backup_eligibility_changed" | "backup_state_inconsistent" | "challenge_mismatch" | "credential_not_allowed" | "credential_rp_id_mismatch" | "credential_unknown" | "cross_origin_unexpected" | "origin_unexpected" | "rp_id_hash_mismatch" | "signature_invalid" | "top_origin_unexpected" | "type_unexpected" | "user_handle_mismatch" | "user_handle_missing" | "user_presence_missing" | "user_verification_missing";
        AuthenticationResponse: {
            /** @description The credential as `PublicKeyCredential.toJSON()` returns it (WebAuthn §5.1). */
            publicKey: components["schemas"]["AuthenticationResponseJSON"];
        };
        /** @description An assertion, as returned by `PublicKeyCredential.toJSON()` (WebAuthn §5.1). */
        AuthenticationResponseJSON: {
            authenticatorAttachment?: string | null;
            clientExtensionResults?: components["schemas"]["AuthenticationExtensionsClientOutputsJSON"];
            /** @description The credential ID. Base64url. */
            id: string;
            /** @description The credential ID. Base64url. */
            rawId: string;
            /** @description The assertion response. */
            response: {
                /** @description The authenticator data. Base64url. */
                authenticatorData: string;
                /** @description The client data: challenge, origin and type of the ceremony. Base64url. */
                clientDataJSON: string;
                /** @description The signature over the authenticator data and the hash of the client data. Base64url. */
                signature: string;
                /** @description The user handle. Base64url. */
                userHandle?: string | null;
            };
            /** @enum {string} */
            type: "public-key";
        };
        /** @description The authenticated user, the passkey and the result token. */
        AuthenticationResult: {
            changes: components["schemas"]["PasskeyChanges"];
            extensions: components["schemas"]["AuthenticationExtensionResults"];
            passkey: components["schemas"]["Passkey"];
            purpose: string;
            /** @description A JWT with the result. Verify it with the keys at /.well-known/jwks.json. */
            resultToken: string;
            signals: components["schemas"]["Signals"];
            /** @description Every step of the verification with its outcome; null for keys without the scope `traces:read`. */
            trace: components["schemas"]["TraceReport"] | null;
            user: components["schemas"]["Account"];
            /**
             * @description Whether the user verification counts as a factor: the authenticator verified the user at registration, or another
             *     factor confirmed a previous user verification. `user_verified` and `amr` of tokens have this value.
             */
            userVerificationProven: boolean;
            /** @description Whether the authenticator reports that it verified the user in this ceremony. */
            userVerified: boolean;
        };
        /** @description The authenticator that holds a passkey. */
        Authenticator: {
            /** @description A `data:` URL of an image, only for use in `<img>`; null if there is no image. */
            icon: string | null;
            /** @description The image for dark backgrounds. */
            iconDark: string | null;
            /** @description Whether the name of the model is known. */
            known: boolean;
            /** @description The name of the model; null if it is unknown. */
            name: string | null;
            /** @description Whether the attestation proves the model. Otherwise the authenticator only claims it. */
            proven: boolean;
        };
        /** @description The metadata of this server for OAuth libraries (RFC 8414). */
        AuthorizationServer: {
            /** @description Empty: there is no token endpoint. */
            grant_types_supported: string[];
            introspection_endpoint: string;
            /** @description `client_secret_basic`: the id of an API key and the key. `Bearer`: the key. */
            introspection_endpoint_auth_methods_supported: string[];
            issuer: string;
            jwks_uri: string;
            /** @description `none`: there is no authorization endpoint. Users sign in with passkeys. */
            response_types_supported: string[];
        };
        /** @description A change that needs a confirmation. */
        Change: {
            /**
             * @description The change to confirm.
             * @enum {string}
             */
            act: "passkey.add" | "passkey.delete" | "sessions.end";
            /**
             * @description The object that the change affects.
             *
             *     * `passkey.add`: The id of the registration: `confirmation.target` in the response of `POST /v1/me/passkeys/start`.
             *     * `passkey.delete`: The id of the passkey.
             *     * `sessions.end`: The id of another session, or `others` for all sessions except the current one.
             */
            target: string;
        };
        ChangeApiKey: {
            allowedOrigins?: string[];
            /**
             * @description The members to remove. Without `expiresAt`, the key does not expire; without `allowedOrigins`, it works on all
             *     origins.
             */
            clear?: ("expiresAt" | "allowedOrigins")[];
            /** Format: date-time */
            expiresAt?: string;
            name?: string;
            scopes?: ("registration:new" | "registration:existing" | "registration:write" | "authentication:write" | "signed-requests:verify" | "passkeys:read" | "passkeys:write" | "passkeys:import" | "users:read" | "users:write" | "traces:read" | "audit:read" | "metrics:read" | "admin")[];
        };
        /** @description The passkey after the change. */
        ChangedPasskey: {
            passkey: components["schemas"]["Passkey"];
            signals: components["schemas"]["Signals"];
        };
        ChangeUser: {
            /** @description The members to remove. Members that are missing or `null` stay unchanged. */
            clear?: ("emailOrUsername" | "displayName")[];
            displayName?: string;
            /** @description The name that authenticators show. No other user of a backend may have it. */
            emailOrUsername?: string;
            /**
             * @description Whether the user controls the e-mail address in `emailOrUsername`, as you have verified. The default for a new name is
             *     false. `true` makes the name of a user that signed up visible to backends.
             */
            emailVerified?: boolean;
        };
        /** @description The error of a command. */
        CommandError: {
            /** @description For `UnexpectedError`: an error code listed at /docs/errors, a colon and a message. Absent for some types. */
            details?: string | components["schemas"]["TooManyPasskeysDetails"] | components["schemas"]["OriginNotAllowedDetails"] | components["schemas"]["CommandNotAllowedDetails"];
            /** @enum {string} */
            type: "CannotParseAdditionalAllowedOrigin" | "TooManyPasskeys" | "NoRegistrationChallengeFound" | "NoAuthenticationChallengeFound" | "OriginNotAllowed" | "PasskeyForUserAlreadyExists" | "NoPasskeysRegisteredForUser" | "PasskeyNotFound" | "UnexpectedError" | "NoIntegrationKeyFoundInHeader" | "IntegrationKeyNotFound" | "CommandNotAllowed";
        };
        /** @description The details of `CommandNotAllowed`. */
        CommandNotAllowedDetails: {
            command_name: string;
        };
        CommandPasskey: {
            /** @description Base64url. */
            credentialId: string;
            displayName?: string;
        };
        /** @description A confirmation of one change. */
        Confirmation: {
            /**
             * Format: date-time
             * @description When the token expires.
             */
            expiresAt: string;
            /** @description For the `Confirmation` header of the request that makes the change. It can be used once. */
            token: string;
            /** @description Every step of the verification; null unless `end_user_realm.show_traces` is enabled. */
            trace: components["schemas"]["TraceReport"] | null;
        };
        CreateApiKey: {
            /**
             * @description The origins that the ceremonies and the requests of the key may use: configured origins, or origins on the RP ID
             *     or its subdomains. All origins are allowed by default.
             */
            allowedOrigins?: string[];
            /**
             * Format: date-time
             * @description The key does not expire by default.
             */
            expiresAt?: string;
            /** @description Your name for the key. */
            name: string;
            /** @description `admin` includes all other scopes. */
            scopes: ("registration:new" | "registration:existing" | "registration:write" | "authentication:write" | "signed-requests:verify" | "passkeys:read" | "passkeys:write" | "passkeys:import" | "users:read" | "users:write" | "traces:read" | "audit:read" | "metrics:read" | "admin")[];
        };
        /** @description A new API key. */
        CreatedApiKey: {
            /** @description The origins that the ceremonies and the requests of the key may use; null allows all. */
            allowedOrigins: string[] | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string | null;
            /** @description The part of the key between `lk_` and the secret. */
            id: string;
            /** @description The complete key, for the `Authorization` header. It is not stored and cannot be shown again. */
            key: string;
            /**
             * Format: date-time
             * @description With a resolution of one minute.
             */
            lastUsedAt: string | null;
            name: string;
            /** Format: date-time */
            revokedAt: string | null;
            /** @description The id of the key that this key replaces. */
            rotatedFrom: string | null;
            scopes: ("registration:new" | "registration:existing" | "registration:write" | "authentication:write" | "signed-requests:verify" | "passkeys:read" | "passkeys:write" | "passkeys:import" | "users:read" | "users:write" | "traces:read" | "audit:read" | "metrics:read" | "admin")[];
            /**
             * @description An `expired` or `revoked` key cannot be reactivated.
             * @enum {string}
             */
            state: "active" | "expired" | "revoked";
        };
        /** @description A new enrolment token. The response contains its secret, which cannot be shown again. */
        CreatedEnrolmentToken: {
            /** Format: date-time */
            createdAt: string;
            /** @description `le_<id>_<secret>`. Send it only to the user, over a channel that you trust. */
            enrolmentToken: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description The ID used in routes. */
            id: string;
            passkey: components["schemas"]["FuturePasskey"];
            /**
             * Format: date-time
             * @description When the token was used; null if it has not been used.
             */
            usedAt: string | null;
            userId: string;
        };
        CreateEnrolmentToken: {
            /**
             * @description An origin in addition to the configured origins, for this ceremony only. Its host must be the RP ID or a
             *     subdomain.
             */
            additionalAllowedOrigin?: string;
            /** @description The accepted signature algorithms in order of preference. The configuration must accept them too. */
            algorithms?: ("ES256" | "ES384" | "ES512" | "ES256K" | "ESP256" | "ESP384" | "ESP512" | "EdDSA" | "Ed25519" | "Ed448" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87")[];
            /**
             * @description The requested attestation. `enterprise` requires the same value in the configuration.
             * @enum {string}
             */
            attestation?: "none" | "indirect" | "direct" | "enterprise";
            /** @description The accepted attestation statement formats in order of preference. The configuration must accept them too. */
            attestationFormats?: ("none" | "packed" | "tpm" | "android-key" | "android-safetynet" | "fido-u2f" | "apple" | "compound")[];
            /**
             * @description `platform`: the authenticator of the device. `cross-platform`: a roaming authenticator, such as a security key.
             * @enum {string}
             */
            authenticatorAttachment?: "platform" | "cross-platform";
            /** @description The lifetime of the token. The configured lifetime is the default and the maximum. */
            expiresInSeconds?: number;
            extensions?: components["schemas"]["ExtensionRequest"];
            /** @description The kinds of authenticators that the browser should offer first. */
            hints?: ("security-key" | "client-device" | "hybrid")[];
            /**
             * @description `conditional` allows the client to create the passkey without a prompt, for example after a sign-in with a
             *     password. User presence is optional only in that case.
             * @enum {string}
             */
            mediation?: "optional" | "conditional";
            passkey?: components["schemas"]["NewPasskey"];
            /**
             * @description Whether the passkey is discoverable.
             * @enum {string}
             */
            residentKey?: "discouraged" | "preferred" | "required";
            /** @description The timeout of the ceremony, which must not exceed the configured timeout. */
            timeoutSeconds?: number;
            /**
             * @description Whether the authenticator must verify the user.
             * @enum {string}
             */
            userVerification?: "discouraged" | "preferred" | "required";
        };
        CreateUser: {
            displayName?: string;
            /** @description The name that authenticators show. No other user of a backend may have it. */
            emailOrUsername?: string;
            /**
             * @description Whether the user controls the e-mail address in `emailOrUsername`, as you have verified. The default for a new name is
             *     false. `true` makes the name of a user that signed up visible to backends.
             */
            emailVerified?: boolean;
            /** @description Your id of the user. The default is a new UUID. */
            userId?: string;
        };
        CredPropsResult: {
            /** @description Whether the passkey is discoverable. */
            rk: boolean | null;
        };
        /** @description For `PublicKeyCredential.signalCurrentUserDetails()` (WebAuthn §5.1.10.3). */
        CurrentUserDetails: {
            displayName: string;
            name: string;
            rpId: string;
            /** @description The user handle, base64url. */
            userId: string;
        };
        /** @description The number of deleted passkeys, and signals for the browser. */
        DeletedPasskeys: {
            /** @description The number of deleted passkeys. */
            deleted: number;
            signals: components["schemas"]["Signals"];
        };
        /** @description One of several checks in a step. */
        DemandReport: {
            /** @description The error code. */
            code?: string;
            /** @enum {string} */
            outcome: "passed" | "failed" | "skipped";
            /** @description Why the check was skipped. */
            reason?: string;
        };
        /** @description The results of the configuration checks, and recently rejected ceremonies. */
        DoctorReport: {
            findings: components["schemas"]["Finding"][];
            /** @description Rejected ceremonies since this process started, latest first. */
            mismatches: components["schemas"]["Mismatch"][];
            /** @description The origins on which ceremonies may run. */
            origins: string[];
            rpId: string;
        };
        /** @description The response of every other command: an empty object. */
        EmptyResponse: Record<string, never>;
        /** @description Extension inputs in the JSON form of WebAuthn. `PublicKeyCredential.parseRequestOptionsFromJSON()` decodes the base64url values. The outputs stay in the browser: no response of the server includes them. */
        EndUserExtensions: {
            /** @description Reads the bytes that the registration stored with the passkey (`credBlob`). */
            getCredBlob?: boolean;
            largeBlob?: components["schemas"]["LargeBlobRead"];
            /** @description Evaluates the pseudo-random function of the passkey. */
            prf?: components["schemas"]["PrfInputs"];
        };
        /** @description An enrolment token, without its secret. */
        EnrolmentToken: {
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description The ID used in routes. */
            id: string;
            passkey: components["schemas"]["FuturePasskey"];
            /**
             * Format: date-time
             * @description When the token was used; null if it has not been used.
             */
            usedAt: string | null;
            userId: string;
        };
        /** @description The enrolment tokens of a user, oldest first, including tokens that were used or expired within the last day. */
        EnrolmentTokenList: {
            items: components["schemas"]["EnrolmentToken"][];
            /** @description The `cursor` of the next page; null on the last page. */
            nextCursor: string | null;
        };
        /** @description Extension inputs in the JSON form of WebAuthn. `PublicKeyCredential.parseCreationOptionsFromJSON()` decodes the base64url values. */
        ExtensionRequest: {
            /**
             * Format: uri
             * @description The U2F AppID whose credentials are also excluded.
             */
            appidExclude?: string;
            /** @description 1 to 32 bytes to store with the passkey, base64url. */
            credBlob?: string;
            /**
             * @description The protection level of the passkey (`credProtect`).
             * @enum {string}
             */
            credentialProtectionPolicy?: "userVerificationOptional" | "userVerificationOptionalWithCredentialIDList" | "userVerificationRequired";
            /** @description Whether a passkey with a lower protection level is rejected. */
            enforceCredentialProtectionPolicy?: boolean;
            largeBlob?: components["schemas"]["LargeBlobInputs"];
            /** @description Requests the minimum PIN length. Authenticators return it only to RP IDs that they are configured for. */
            minPinLength?: boolean;
            /** @description Requests a pseudo-random function. `{}` only asks whether the authenticator supports it. */
            prf?: components["schemas"]["PrfInputs"];
        };
        /** @description The validated extension outputs; null if there are no outputs. `credProtect`, `minPinLength` and `credBlob` come from the authenticator data, which an attestation signs. The client reports the others. */
        ExtensionResults: {
            /** @description Whether the client applied the exclusion of the AppID. */
            appidExclude: boolean | null;
            /** @description Whether the authenticator stored the blob. */
            credBlob: boolean | null;
            credProps: components["schemas"]["CredPropsResult"] | null;
            /** @enum {string|null} */
            credProtect: "userVerificationOptional" | "userVerificationOptionalWithCredentialIDList" | "userVerificationRequired" | null;
            largeBlob: components["schemas"]["LargeBlobResult"] | null;
            /** @description The minimum PIN length in Unicode code points. */
            minPinLength: number | null;
            prf: components["schemas"]["PrfResult"] | null;
        };
        /** @description The response of `FetchAllPasskeysForUser`, oldest passkey first. */
        FetchAllPasskeysResponse: {
            passkeys: components["schemas"]["CommandPasskey"][];
        };
        /** @description The result of one check. */
        Finding: {
            /** @description The recommended change. */
            advice: string | null;
            /**
             * @description The name of the check.
             * @example origin of the response
             */
            check: string;
            expected: string | null;
            found: string;
            received: string | null;
            /**
             * @description `problem`: ceremonies fail. `warning`: the configuration works and should be reviewed.
             * @enum {string}
             */
            severity: "ok" | "warning" | "problem";
        };
        FinishAuthentication: {
            /** @description The credential as `PublicKeyCredential.toJSON()` returns it (WebAuthn §5.1). */
            publicKey: components["schemas"]["AuthenticationResponseJSON"];
            /**
             * @description The expected purpose. The request fails if the ceremony was started for another purpose. Always send it for
             *     purposes other than `login`.
             */
            purpose?: string;
            /** @description Whether the result token can be used only once. Its recipient redeems it with `POST /v1/tokens/redeem`. */
            singleUse?: boolean;
            /** @description The expected user. The request fails if another user authenticates, even if the start request named no user. */
            userId?: string;
        };
        FinishRegistration: {
            /** @description The credential as `PublicKeyCredential.toJSON()` returns it (WebAuthn §5.1). */
            publicKey: components["schemas"]["RegistrationResponseJSON"];
            /** @description The user that the registration was started for. */
            userId: string;
        };
        FuturePasskey: {
            displayName: string | null;
        };
        /** @description The check passed. */
        Health: {
            /** @enum {string} */
            status: "ok";
        };
        /** @description A credential that another service registered with FIDO U2F. */
        ImportPasskey: {
            /**
             * @description The protocol that created the credential.
             * @enum {string}
             */
            createdBy: "u2f";
            /** @description The key handle: 16 to 255 bytes, base64url. */
            credentialId: string;
            /** @description The name of the passkey. */
            displayName?: string;
            /** @description The P-256 public key, base64url: the uncompressed point (65 bytes, as in U2F) or the COSE key. */
            publicKey: string;
            /** @description The last signature counter that you have seen. */
            signCount: number;
            /** @description How browsers reach the authenticator. */
            transports?: ("ble" | "nfc" | "usb")[];
        };
        IntrospectToken: {
            /** @description A token of this server. Any other text is an inactive token. */
            token: string;
            /** @description Ignored: every token states its kind. */
            token_type_hint?: string;
        };
        InvalidMember: {
            /**
             * @description The path of the invalid member.
             * @example publicKey.response
             */
            path: string;
            reason: string;
        };
        /** @description A public key (RFC 7517). */
        Jwk: {
            alg: string;
            /** @description The curve; absent in RSA keys. */
            crv?: string;
            /** @description The public exponent, base64url; present only in RSA keys. */
            e?: string;
            /** @description SHA-256 thumbprint of the key (RFC 7638), base64url. */
            kid: string;
            kty: string;
            /** @description The modulus, base64url; present only in RSA keys. */
            n?: string;
            use: string;
            /** @description Base64url; absent in RSA keys. */
            x?: string;
            /** @description Base64url; present only in P-256 keys. */
            y?: string;
        };
        /** @description The public keys that verify tokens. */
        Jwks: {
            keys: components["schemas"]["Jwk"][];
        };
        LargeBlobInputs: {
            /**
             * @description `required` rejects a passkey that cannot store a large blob.
             * @enum {string}
             */
            support: "preferred" | "required";
        };
        /** @description An operation on the large blob: `read` or `write`. */
        LargeBlobOperation: {
            /**
             * @description Reads the blob.
             * @enum {boolean}
             */
            read?: true;
            /** @description Replaces the blob: 1 to 4096 bytes, base64url. The options must offer exactly one passkey. */
            write?: string;
        };
        /** @description The result of reading or writing the large blob, as the client reports it. */
        LargeBlobOperationResult: {
            /** @description The blob, base64url; null if the passkey stores no blob, and after a write. */
            blob: string | null;
            /** @description Whether the blob was written; null after a read. */
            written: boolean | null;
        };
        LargeBlobRead: {
            /**
             * @description Reads the blob.
             * @enum {boolean}
             */
            read: true;
        };
        LargeBlobResult: {
            /** @description Whether the passkey can store a large blob. */
            supported: boolean | null;
        };
        /** @enum {string} */
        MalformedCode: "android_key_description_malformed" | "apple_nonce_malformed" | "attestation_extension_malformed" | "attestation_format_invalid" | "attestation_object_malformed" | "attested_data_missing" | "attested_data_unexpected" | "base64_invalid" | "base64url_invalid" | "bytes_too_long" | "bytes_trailing" | "bytes_truncated" | "cbor_depth" | "cbor_duplicate_key" | "cbor_float" | "cbor_indefinite" | "cbor_integer_range" | "cbor_map_key_type" | "cbor_not_shortest" | "cbor_reserved" | "cbor_simple_value" | "cbor_tag" | "cbor_text_bom" | "cbor_too_many_items" | "certificate_algorithm_mismatch" | "certificate_extension_duplicate" | "certificate_key_malformed" | "certificate_version_invalid" | "client_data_malformed" | "cose_algorithm_attestation_only" | "cose_algorithm_missing" | "cose_curve_mismatch" | "cose_key_length" | "cose_key_malformed" | "cose_key_type_mismatch" | "cose_label_type" | "cose_parameter_missing" | "cose_parameter_unexpected" | "cose_point_compressed" | "cose_private_parameter" | "cose_rsa_exponent" | "cose_rsa_modulus" | "cose_rsa_not_minimal" | "credential_id_empty" | "crl_malformed" | "der_bit_string_invalid" | "der_boolean_invalid" | "der_integer_not_minimal" | "der_integer_range" | "der_length_indefinite" | "der_length_not_minimal" | "der_length_too_long" | "der_null_invalid" | "der_oid_invalid" | "der_string_invalid" | "der_tag_invalid" | "der_tag_unexpected" | "der_time_invalid" | "extension_output_malformed" | "extensions_malformed" | "flags_inconsistent" | "json_depth" | "json_duplicate_member" | "json_invalid" | "metadata_blob_malformed" | "metadata_entry_contradictory" | "metadata_entry_duplicate" | "public_key_coordinate_range" | "public_key_not_canonical" | "public_key_not_on_curve" | "public_key_rsa_invalid" | "public_key_small_order" | "response_malformed" | "safetynet_response_malformed" | "signature_malformed" | "statement_malformed" | "utf8_invalid";
        /** @description The state of the metadata on authenticator models. */
        MetadataStatus: {
            /**
             * Format: date-time
             * @description When the metadata service last confirmed that this metadata is the newest.
             */
            checkedAt: string | null;
            /** @description The number of authenticator models described. */
            entries: number | null;
            /** @description The last failure; null after a successful check. */
            lastFailure: components["schemas"]["RefreshFailure"] | null;
            /** @description The metadata service's terms of use. */
            legalHeader: string | null;
            /**
             * Format: date-time
             * @description When the server next checks for newer metadata; null if no URL is configured.
             */
            nextCheckAt: string | null;
            /**
             * Format: date-time
             * @description When the metadata service publishes newer metadata.
             */
            nextUpdate: string | null;
            /** @description The serial number of the metadata in use. */
            no: number | null;
            /** @description The number of unreadable parts that were ignored. */
            problems: number | null;
            /** @description The error code when the metadata in the database does not verify; otherwise null. */
            refused: string | null;
            /**
             * @description `off`: disabled. `missing`: no usable metadata. `fresh`: in use, and `nextUpdate` is in the future. `stale`: in
             *     use, and `nextUpdate` has passed.
             * @enum {string}
             */
            state: "off" | "missing" | "fresh" | "stale";
            /**
             * Format: date-time
             * @description When the metadata was verified and stored.
             */
            storedAt: string | null;
        };
        /** @description Ceremonies that were rejected for the same unexpected origin, RP ID or frame. */
        Mismatch: {
            /**
             * @description The error code of the rejection.
             * @example origin_unexpected
             */
            code: string;
            findings: components["schemas"]["Finding"][];
            /** Format: date-time */
            firstAt: string;
            /** Format: date-time */
            lastAt: string;
            /** @description The number of rejected ceremonies. */
            times: number;
        };
        /** @description A session of the caller. */
        MySession: {
            /**
             * Format: date-time
             * @description The time of the last authentication: the sign-in or a later step-up.
             */
            authenticatedAt: string;
            /** Format: date-time */
            createdAt: string;
            /** @description Whether this session sent the request. */
            current: boolean;
            /**
             * Format: date-time
             * @description The end of the session unless it is refreshed.
             */
            expiresAt: string;
            id: string;
            /**
             * Format: date-time
             * @description The time at which the session last got an access token.
             */
            lastUsedAt: string;
            /** @description The passkey that started the session. */
            passkeyId: string | null;
            /** @description Whether that authentication included user verification that counts as a factor. */
            userVerified: boolean;
        };
        /** @description The active sessions of the caller. */
        MySessionList: {
            /** @description Newest first. */
            items: components["schemas"]["MySession"][];
            /** @description The `cursor` of the next page; null on the last page. */
            nextCursor: string | null;
        };
        NewPasskey: {
            /** @description The name of the new passkey. */
            displayName?: string;
        };
        /** @description An OAuth error (RFC 6749 §5.2), with the members of problem details. */
        OAuthError: {
            /**
             * @description A permanent code; /docs/errors lists all codes.
             * @example request_invalid
             */
            code: string;
            /** @description With `confirmation_required`: the body for `POST /v1/me/confirmations/start`. */
            confirmation?: components["schemas"]["RequiredConfirmation"];
            /** @description With `passkey_limit_reached`: the number of passkeys that the user has. */
            current?: number;
            /** @description A sentence that explains this occurrence. */
            detail?: string;
            /** @enum {string} */
            error: "invalid_request" | "invalid_client" | "insufficient_scope" | "temporarily_unavailable" | "server_error";
            /** @description A sentence for developers. */
            error_description: string;
            /** @description With `request_invalid` and `option_not_allowed`: the invalid members. */
            errors?: components["schemas"]["InvalidMember"][];
            /**
             * @description With `rate_limited`: the limit that was exceeded.
             * @enum {string}
             */
            limitedBy?: "address" | "network" | "user" | "api-key" | "failed-api-keys";
            /** @description With `passkey_limit_reached`: the maximum number of passkeys. */
            max?: number;
            /**
             * @description With a `MalformedCode`: the path of the malformed value.
             * @example response.clientDataJSON
             */
            path?: string;
            /** @description The id of the request in the server log. */
            requestId: string;
            /**
             * @description With `permission_missing`: the scopes that the API key needs, or `registration:new` and `registration:existing` if one of them suffices.
             * @example [
             *       "users:write"
             *     ]
             */
            requiredScopes?: string[];
            /** @description With `rate_limited`: when to retry, in seconds, as in `Retry-After`. */
            retryAfterSeconds?: number;
            /**
             * @description With a `PolicyCode`: the configuration key of the rule that failed.
             * @example attestation.statements.sha1
             */
            setting?: string;
            /** @description With `credential_unknown` if everything else is valid: signals to pass to the browser. */
            signals?: components["schemas"]["ProblemSignals"];
            status: number;
            /** @description The verification step that failed, for API keys with `traces:read`. */
            step?: string;
            /** @description A description of the problem. Every occurrence of the code has the same title. */
            title: string;
            /** @description All verification steps, for API keys with `traces:read`. */
            trace?: components["schemas"]["TraceReport"];
            /** @description The trace id of the `traceparent` header of the request. */
            traceId?: string;
            /**
             * Format: uri-reference
             * @example /docs/errors#request_invalid
             */
            type: string;
        };
        /** @description The details of `OriginNotAllowed`. */
        OriginNotAllowedDetails: {
            message: string;
        };
        /** @description A passkey. */
        Passkey: {
            /** @description The model that the authenticator claims. */
            aaguid: string;
            attestation: components["schemas"]["Attestation"];
            authenticator: components["schemas"]["Authenticator"];
            /** @description `platform` or `cross-platform`, as the client reported it. */
            authenticatorAttachment: string | null;
            /** @description Whether the passkey can be synced between devices. */
            backupEligible: boolean;
            /** @description Whether the passkey is currently synced. */
            backupState: boolean;
            /** Format: date-time */
            createdAt: string;
            /**
             * @description The protocol that created the credential. U2F credentials were imported.
             * @enum {string}
             */
            createdBy: "webauthn" | "u2f";
            /** @description The WebAuthn credential ID, base64url. */
            credentialId: string;
            /**
             * @description Whether the passkey is discoverable, so that users can sign in without typing a name. Null if the client did not
             *     report it.
             */
            discoverable: boolean | null;
            displayName: string | null;
            /** @description The ID used in routes. */
            id: string;
            /** Format: date-time */
            lastUsedAt: string | null;
            /** @enum {string} */
            state: "active" | "suspended";
            transports: string[];
            /** @description Whether a user verification with this passkey counts as a factor. */
            userVerified: boolean;
        };
        /** @description The changes that the authentication made to the passkey. */
        PasskeyChanges: {
            /** @description Whether the passkey can be synced now and could not before, or the reverse. Password managers can gain this ability. */
            backupEligibilityChanged: boolean;
            backupStateChanged: boolean;
            signCount: components["schemas"]["SignCount"];
            /** @description Whether this authentication made the user verification of the passkey count as a factor. */
            uvInitializedChanged: boolean;
        };
        /** @description The pages on which users create and manage passkeys (W3C Passkey Endpoints). */
        PasskeyEndpoints: {
            /** Format: uri */
            enroll?: string;
            /** Format: uri */
            manage?: string;
            /** Format: uri */
            prfUsageDetails?: string;
        };
        /** @description The passkeys of a user, oldest first. */
        PasskeyList: {
            items: components["schemas"]["Passkey"][];
            /** @description The `cursor` of the next page; null on the last page. */
            nextCursor: string | null;
            signals: components["schemas"]["Signals"];
        };
        /** @description The response of `Ping`. */
        PingResponse: {
            /** @description The server's time, in seconds since 1970. */
            timestamp: number;
        };
        /** @enum {string} */
        PolicyCode: "aaguid_extension_missing" | "algorithm_unlisted" | "android_key_purpose_refused" | "android_key_revoked" | "android_key_security_level_refused" | "attestation_none_refused" | "attestation_self_refused" | "attestation_serial_number_refused" | "attestation_sha1_refused" | "attestation_type_unlisted" | "attestation_untrusted" | "authenticator_capability_contradicted" | "authenticator_model_refused" | "authenticator_model_unknown" | "authenticator_status_refused" | "backup_eligibility_refused" | "backup_state_refused" | "credential_id_too_short" | "extension_output_refused" | "extension_unsolicited" | "format_disabled" | "metadata_missing" | "metadata_stale" | "safetynet_cts_profile_mismatch" | "safetynet_timestamp_refused" | "sign_count_not_increased" | "tpm_alternative_name_not_critical" | "tpm_object_attributes_refused" | "tpm_vendor_unregistered" | "u2f_aaguid_not_zero" | "u2f_flags_refused";
        PrfEvaluation: {
            eval?: components["schemas"]["PrfValues"];
            /** @description The inputs of single passkeys by credential ID, which replace `eval`. Only offered passkeys are allowed. */
            evalByCredential?: {
                [key: string]: components["schemas"]["PrfValues"];
            };
        };
        PrfInputs: {
            eval?: components["schemas"]["PrfValues"];
        };
        PrfResult: {
            /** @description Whether the passkey supports the pseudo-random function. The server never receives its values. */
            enabled: boolean | null;
        };
        PrfValues: {
            /** @description 1 to 256 bytes, base64url. */
            first: string;
            /** @description 1 to 256 bytes, base64url. */
            second?: string;
        };
        ProblemDetails: {
            /**
             * @description A permanent code; /docs/errors lists all codes.
             * @example request_invalid
             */
            code: string;
            /** @description With `confirmation_required`: the body for `POST /v1/me/confirmations/start`. */
            confirmation?: components["schemas"]["RequiredConfirmation"];
            /** @description With `passkey_limit_reached`: the number of passkeys that the user has. */
            current?: number;
            /** @description A sentence that explains this occurrence. */
            detail?: string;
            /** @description With `request_invalid` and `option_not_allowed`: the invalid members. */
            errors?: components["schemas"]["InvalidMember"][];
            /**
             * @description With `rate_limited`: the limit that was exceeded.
             * @enum {string}
             */
            limitedBy?: "address" | "network" | "user" | "api-key" | "failed-api-keys";
            /** @description With `passkey_limit_reached`: the maximum number of passkeys. */
            max?: number;
            /**
             * @description With a `MalformedCode`: the path of the malformed value.
             * @example response.clientDataJSON
             */
            path?: string;
            /** @description The id of the request in the server log. */
            requestId: string;
            /**
             * @description With `permission_missing`: the scopes that the API key needs, or `registration:new` and `registration:existing` if one of them suffices.
             * @example [
             *       "users:write"
             *     ]
             */
            requiredScopes?: string[];
            /** @description With `rate_limited`: when to retry, in seconds, as in `Retry-After`. */
            retryAfterSeconds?: number;
            /**
             * @description With a `PolicyCode`: the configuration key of the rule that failed.
             * @example attestation.statements.sha1
             */
            setting?: string;
            /** @description With `credential_unknown` if everything else is valid: signals to pass to the browser. */
            signals?: components["schemas"]["ProblemSignals"];
            status: number;
            /** @description The verification step that failed, for API keys with `traces:read`. */
            step?: string;
            /** @description A description of the problem. Every occurrence of the code has the same title. */
            title: string;
            /** @description All verification steps, for API keys with `traces:read`. */
            trace?: components["schemas"]["TraceReport"];
            /** @description The trace id of the `traceparent` header of the request. */
            traceId?: string;
            /**
             * Format: uri-reference
             * @example /docs/errors#request_invalid
             */
            type: string;
        };
        ProblemSignals: {
            unknownCredential: components["schemas"]["UnknownCredential"];
        };
        /** @description A procedure that a step ran. */
        ProcedureReport: {
            procedure: string;
            section: string;
            steps: components["schemas"]["StepReport"][];
        };
        /** @description Options for `PublicKeyCredential.parseCreationOptionsFromJSON` (WebAuthn §5.1.9). */
        PublicKeyCredentialCreationOptionsJSON: {
            /** @enum {string} */
            attestation: "none" | "indirect" | "direct" | "enterprise";
            /** @description The most preferred first. */
            attestationFormats: ("none" | "packed" | "tpm" | "android-key" | "android-safetynet" | "fido-u2f" | "apple" | "compound")[];
            /** @description Requirements for the authenticator (WebAuthn §5.4.4). */
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
            /** @description The kinds of authenticator to offer first. */
            hints: ("security-key" | "client-device" | "hybrid")[];
            /** @description The most preferred first. */
            pubKeyCredParams: {
                /** @description The COSE algorithm identifier. */
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
            /** @description Milliseconds. */
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
            /** @description The kinds of authenticator to offer first. */
            hints: ("security-key" | "client-device" | "hybrid")[];
            /** @description The RP ID. */
            rpId: string;
            /** @description Milliseconds. */
            timeout: number;
            /** @enum {string} */
            userVerification: "required" | "preferred" | "discouraged";
        };
        RedeemToken: {
            /**
             * @description The required purpose. A token of another purpose is rejected and stays unused. Always send it for purposes other
             *     than `login`.
             */
            purpose?: string;
            /** @description A single-use result token. */
            token: string;
        };
        Refresh: {
            /** @description The refresh token, when `tokens.refresh_token` is `body`. Otherwise it is sent in a cookie. */
            refreshToken?: string;
        };
        /** @description The next tokens of the session. */
        Refreshed: {
            /** @description A JWT for the `Authorization` header. It replaces the previous one. */
            accessToken: string;
            /**
             * Format: date-time
             * @description The expiry of the access token.
             */
            expiresAt: string;
            /** @description The next refresh token, when `tokens.refresh_token` is `body`. The previous one is no longer valid. */
            refreshToken?: string;
            /** @enum {string} */
            tokenType: "Bearer";
        };
        /** @description A failed attempt to download newer metadata. */
        RefreshFailure: {
            /** Format: date-time */
            at: string;
            /** @description An error code of the verification engine, or one that starts with `download_`. */
            code: string;
            /** @description The number of consecutive failures. */
            failures: number;
        };
        /** @enum {string} */
        RegistrationRefusedCode: "algorithm_not_requested" | "android_key_all_applications" | "android_key_challenge_mismatch" | "android_key_description_misplaced" | "android_key_description_missing" | "android_key_origin" | "android_key_purpose" | "apple_nonce_mismatch" | "apple_nonce_missing" | "attestation_aaguid_mismatch" | "attestation_algorithm_mismatch" | "attestation_certificate_ca" | "attestation_certificate_common_name" | "attestation_certificate_country" | "attestation_certificate_organization" | "attestation_certificate_unit" | "attestation_certificate_version" | "attestation_extension_critical" | "attestation_key_mismatch" | "attestation_signature_invalid" | "backup_eligibility_changed" | "backup_state_inconsistent" | "challenge_mismatch" | "compound_insufficient" | "compound_nested" | "compound_too_few" | "credential_already_registered" | "credential_id_mismatch" | "credential_id_too_long" | "credential_not_allowed" | "credential_rp_id_mismatch" | "credential_unknown" | "cross_origin_unexpected" | "metadata_algorithm_mismatch" | "metadata_algorithm_refused" | "metadata_certificates_missing" | "metadata_legal_header_changed" | "metadata_rolled_back" | "metadata_signature_invalid" | "metadata_signer_revoked" | "metadata_signer_status_unknown" | "metadata_signer_unexpected" | "metadata_signer_untrusted" | "metadata_unchanged" | "metadata_x5u_refused" | "none_statement_not_empty" | "origin_unexpected" | "path_expired" | "path_issuer_not_ca" | "path_key_unusable" | "path_key_usage" | "path_leaf_key_usage" | "path_length_exceeded" | "path_name_constraints" | "path_no_anchor" | "path_not_yet_valid" | "path_revocation_unknown" | "path_revoked" | "path_root_included" | "path_signature_invalid" | "path_signature_unsupported" | "path_too_complex" | "path_too_long" | "path_unknown_critical_extension" | "path_unrelated_certificate" | "path_weak_key" | "path_weak_signature" | "path_wrong_order" | "rp_id_hash_mismatch" | "safetynet_algorithm_refused" | "safetynet_hostname_mismatch" | "safetynet_nonce_mismatch" | "signature_invalid" | "top_origin_unexpected" | "tpm_alternative_name_invalid" | "tpm_extra_data_mismatch" | "tpm_key_purpose_missing" | "tpm_magic_unexpected" | "tpm_name_mismatch" | "tpm_public_key_mismatch" | "tpm_subject_not_empty" | "tpm_type_unexpected" | "tpm_version_unexpected" | "type_unexpected" | "u2f_certificate_count" | "u2f_certificate_key" | "u2f_credential_key" | "user_handle_mismatch" | "user_handle_missing" | "user_presence_missing" | "user_verification_missing";
        RegistrationResponse: {
            /** @description The credential as `PublicKeyCredential.toJSON()` returns it (WebAuthn §5.1). */
            publicKey: components["schemas"]["RegistrationResponseJSON"];
        };
        /** @description A new credential, as returned by `PublicKeyCredential.toJSON()` (WebAuthn §5.1). */
        RegistrationResponseJSON: {
            authenticatorAttachment?: string | null;
            clientExtensionResults?: components["schemas"]["AuthenticationExtensionsClientOutputsJSON"];
            /** @description The credential ID. Base64url. */
            id: string;
            /** @description The credential ID. Base64url. */
            rawId: string;
            /** @description The attestation response. */
            response: {
                /** @description The attestation object: authenticator data and attestation statement, in CBOR. Base64url. */
                attestationObject: string;
                /** @description Ignored: the server reads the attestation object. Base64url. */
                authenticatorData?: string;
                /** @description The client data: challenge, origin and type of the ceremony. Base64url. */
                clientDataJSON: string;
                /** @description Ignored: the server reads the attestation object. Base64url. */
                publicKey?: string;
                /** @description Ignored: the server reads the attestation object. */
                publicKeyAlgorithm?: number;
                transports?: string[];
            };
            /** @enum {string} */
            type: "public-key";
        };
        /** @description The new passkey and the verified extension outputs. */
        RegistrationResult: {
            extensions: components["schemas"]["ExtensionResults"];
            passkey: components["schemas"]["Passkey"];
            signals: components["schemas"]["Signals"];
            /**
             * @description Every step of the verification with its outcome. Null for API keys without the scope `traces:read`, and for end users
             *     unless `end_user_realm.show_traces` is enabled.
             */
            trace: components["schemas"]["TraceReport"] | null;
        };
        /** @description The origins on other domains that may use the passkeys of this RP ID (WebAuthn §5.11). */
        RelatedOrigins: {
            /**
             * @example [
             *       "https://example.co.uk"
             *     ]
             */
            origins: string[];
        };
        RenamePasskey: {
            displayName: string;
        };
        RequiredConfirmation: {
            /**
             * @description The change to confirm.
             * @example passkey.delete
             */
            act: string;
            /** @description The object that the change affects. */
            target: string;
        };
        RotateApiKey: {
            /**
             * Format: date-time
             * @description The expiry of the new key; by default the expiry of the old key.
             */
            expiresAt?: string;
            /** @description How long the old key stays valid: one day by default, at most 30 days. */
            overlapSeconds?: number;
        };
        /** @description A new API key that replaces an old one. */
        RotatedApiKey: {
            /** @description The origins that the ceremonies and the requests of the key may use; null allows all. */
            allowedOrigins: string[] | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string | null;
            /** @description The part of the key between `lk_` and the secret. */
            id: string;
            /** @description The complete key, for the `Authorization` header. It is not stored and cannot be shown again. */
            key: string;
            /**
             * Format: date-time
             * @description With a resolution of one minute.
             */
            lastUsedAt: string | null;
            name: string;
            /** @description The old key, with its new `expiresAt`. */
            replaced: components["schemas"]["ApiKey"];
            /** Format: date-time */
            revokedAt: string | null;
            /** @description The id of the key that this key replaces. */
            rotatedFrom: string | null;
            scopes: ("registration:new" | "registration:existing" | "registration:write" | "authentication:write" | "signed-requests:verify" | "passkeys:read" | "passkeys:write" | "passkeys:import" | "users:read" | "users:write" | "traces:read" | "audit:read" | "metrics:read" | "admin")[];
            /**
             * @description An `expired` or `revoked` key cannot be reactivated.
             * @enum {string}
             */
            state: "active" | "expired" | "revoked";
        };
        RunCommand: {
            /**
             * @description The name of the command.
             * @enum {string}
             */
            command: "Ping" | "StartPasskeyRegistration" | "FinishPasskeyRegistration" | "StartPasskeyAuthentication" | "FinishPasskeyAuthentication" | "FetchAllPasskeysForUser" | "DeregisterPasskey" | "DeregisterAllPasskeysForUser";
            /** @description The parameters of the command. */
            data?: {
                [key: string]: unknown;
            };
        };
        /** @description The time between a user's sign-in and sign-out, on one device. */
        Session: {
            /**
             * Format: date-time
             * @description The time of the last authentication: the sign-in or a later step-up.
             */
            authenticatedAt: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description The end of the session unless it is refreshed.
             */
            expiresAt: string;
            id: string;
            /**
             * Format: date-time
             * @description The time at which the session last got an access token.
             */
            lastUsedAt: string;
            /** @description The passkey that started the session. */
            passkeyId: string | null;
            /** @description Whether that authentication included user verification that counts as a factor. */
            userVerified: boolean;
        };
        /** @description The active sessions of a user. */
        SessionList: {
            /** @description Newest first. */
            items: components["schemas"]["Session"][];
            /** @description The `cursor` of the next page; null on the last page. */
            nextCursor: string | null;
        };
        /** @description Arguments for the signal methods of `PublicKeyCredential`. Pass them on unchanged in the user's browser, so that authenticators update the passkeys that they offer. */
        Signals: {
            allAcceptedCredentials: components["schemas"]["AllAcceptedCredentials"];
            currentUserDetails: components["schemas"]["CurrentUserDetails"];
        };
        /** @description The signature counter before and after the authentication. */
        SignCount: {
            received: number;
            stored: number;
            /**
             * @description `absent`: the authenticator has no counter. `not-increased`: the counter did not increase, so the authenticator
             *     may have been cloned.
             * @enum {string}
             */
            verdict: "increased" | "absent" | "not-increased";
        };
        /** @description The user, the passkey and the tokens of a new session. */
        SignedIn: {
            /** @description A JWT for the `Authorization` header of further requests. */
            accessToken: string;
            /**
             * Format: date-time
             * @description When the access token expires. A refresh token continues the session.
             */
            expiresAt: string;
            /** @description The passkey that was created or used. */
            passkey: components["schemas"]["Passkey"];
            /** @description For the next access token. Present only if `tokens.refresh_token` is "body". */
            refreshToken?: string;
            signals: components["schemas"]["Signals"];
            /** @enum {string} */
            tokenType: "Bearer";
            /** @description Every step of the verification; null unless `end_user_realm.show_traces` is enabled. */
            trace: components["schemas"]["TraceReport"] | null;
            user: components["schemas"]["Account"];
        };
        /** @description A verified signed request. */
        SignedRequestResult: {
            /** @description The WebAuthn credential ID of the passkey, base64url. */
            credentialId: string;
            /** @description The passkey that signed it. */
            passkeyId: string;
            signCount: components["schemas"]["StampSignCount"];
            /**
             * Format: date-time
             * @description The time in the signed body; null if the request may lack one.
             */
            signedAt: string | null;
            /** @description Every step of the verification with its outcome; null for keys without the scope `traces:read`. */
            trace: components["schemas"]["TraceReport"] | null;
            /** @description The user who signed the request. */
            userId: string;
            /** @description Whether the authenticator reports that it verified the user. */
            userVerified: boolean;
        };
        /** @description A stamp: the header that proves who signed a request. */
        Stamp: {
            /** @description `X-Stamp-Webauthn`, in any case. */
            stampHeaderName: string;
            /** @description JSON with `authenticatorData`, `clientDataJson`, `credentialId` and `signature`, each base64url. */
            stampHeaderValue: string;
        };
        /** @description The signature counter before and after the request was signed. */
        StampSignCount: {
            received: number;
            stored: number;
            /**
             * @description Signed requests may arrive in another order, so `not-increased` is reported and accepted.
             * @enum {string}
             */
            verdict: "increased" | "absent" | "not-increased";
        };
        StartAdding: {
            /**
             * @description `conditional` allows the browser to create the passkey without a prompt.
             * @enum {string}
             */
            mediation?: "optional" | "conditional";
            passkey?: components["schemas"]["NewPasskey"];
        };
        StartAuthentication: {
            /**
             * @description An origin in addition to the configured origins, for this ceremony only. Its host must be the RP ID or a
             *     subdomain.
             */
            additionalAllowedOrigin?: string;
            extensions?: components["schemas"]["AuthenticationExtensionRequest"];
            /**
             * @description Whether the user has just passed another factor in your backend, for example a password. If so, a first user
             *     verification of the passkey counts as a factor from now on. Requires `userId` and `authentication.uv_upgrade`.
             */
            otherFactorVerified?: boolean;
            /**
             * Format: uuid
             * @description The only passkey of the user to offer, by its ID. Requires `userId`.
             */
            passkeyId?: string;
            /**
             * @description A purpose of the configuration; the default is `login`. Its rules apply, and the result token contains it.
             *     `step-up` authenticates a signed-in user again.
             */
            purpose?: string;
            /** @description The user to authenticate. Without it, the authentication accepts the owner of any discoverable passkey. */
            userId?: string;
        };
        /** @description The response of `StartPasskeyAuthentication`. */
        StartAuthenticationResponse: {
            authenticationOptions: components["schemas"]["PublicKeyCredentialRequestOptionsJSON"];
        };
        /** @description Options for the browser, and the confirmation that the finish requires. */
        StartedAdding: {
            /** @description The body for `POST /v1/me/confirmations/start`. */
            confirmation: components["schemas"]["Change"];
            /**
             * Format: date-time
             * @description When the ceremony expires.
             */
            expiresAt: string;
            /**
             * @description The second member of the argument: `navigator.credentials.create({ publicKey, mediation })`.
             * @enum {string}
             */
            mediation: "optional" | "conditional";
            /** @description For `PublicKeyCredential.parseCreationOptionsFromJSON` or a library that calls it. */
            registrationOptions: components["schemas"]["PublicKeyCredentialCreationOptionsJSON"];
        };
        /** @description Options for the browser, and the expiry of the ceremony. */
        StartedAuthentication: {
            /** @description For `PublicKeyCredential.parseRequestOptionsFromJSON` or a library that calls it. */
            authenticationOptions: components["schemas"]["PublicKeyCredentialRequestOptionsJSON"];
            /**
             * Format: date-time
             * @description When the ceremony expires.
             */
            expiresAt: string;
        };
        /** @description Options for the browser, and the expiry of the ceremony. */
        StartedRegistration: {
            /**
             * Format: date-time
             * @description When the ceremony expires.
             */
            expiresAt: string;
            /**
             * @description The second member of the argument: `navigator.credentials.create({ publicKey, mediation })`.
             * @enum {string}
             */
            mediation: "optional" | "conditional";
            /** @description For `PublicKeyCredential.parseCreationOptionsFromJSON` or a library that calls it. */
            registrationOptions: components["schemas"]["PublicKeyCredentialCreationOptionsJSON"];
        };
        StartEnrolment: {
            /** @description `le_<id>_<secret>`, as the backend received it. */
            enrolmentToken: string;
        };
        StartRegistration: {
            /**
             * @description An origin in addition to the configured origins, for this ceremony only. Its host must be the RP ID or a
             *     subdomain.
             */
            additionalAllowedOrigin?: string;
            /** @description The accepted signature algorithms in order of preference. The configuration must accept them too. */
            algorithms?: ("ES256" | "ES384" | "ES512" | "ES256K" | "ESP256" | "ESP384" | "ESP512" | "EdDSA" | "Ed25519" | "Ed448" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87")[];
            /**
             * @description The requested attestation. `enterprise` requires the same value in the configuration.
             * @enum {string}
             */
            attestation?: "none" | "indirect" | "direct" | "enterprise";
            /** @description The accepted attestation statement formats in order of preference. The configuration must accept them too. */
            attestationFormats?: ("none" | "packed" | "tpm" | "android-key" | "android-safetynet" | "fido-u2f" | "apple" | "compound")[];
            /**
             * @description `platform`: the authenticator of the device. `cross-platform`: a roaming authenticator, such as a security key.
             * @enum {string}
             */
            authenticatorAttachment?: "platform" | "cross-platform";
            /** @description The user's display name. An existing user is renamed only if the API key has the scope `users:write`. */
            displayName?: string;
            /** @description The name that authenticators show. An existing user is renamed only if the API key has the scope `users:write`. */
            emailOrUsername: string;
            extensions?: components["schemas"]["ExtensionRequest"];
            /** @description The kinds of authenticators that the browser should offer first. */
            hints?: ("security-key" | "client-device" | "hybrid")[];
            /**
             * @description `conditional` allows the client to create the passkey without a prompt, for example after a sign-in with a
             *     password. User presence is optional only in that case.
             * @enum {string}
             */
            mediation?: "optional" | "conditional";
            passkey?: components["schemas"]["NewPasskey"];
            /**
             * @description Whether the passkey is discoverable.
             * @enum {string}
             */
            residentKey?: "discouraged" | "preferred" | "required";
            /** @description The timeout of the ceremony, which must not exceed the configured timeout. */
            timeoutSeconds?: number;
            /** @description Your ID of the user. A new ID creates a user. */
            userId: string;
            /**
             * @description Whether the authenticator must verify the user.
             * @enum {string}
             */
            userVerification?: "discouraged" | "preferred" | "required";
        };
        /** @description The response of `StartPasskeyRegistration`. */
        StartRegistrationResponse: {
            registrationOptions: components["schemas"]["PublicKeyCredentialCreationOptionsJSON"];
        };
        StartSignIn: {
            /**
             * @description The name of the account: an e-mail address, or a username that a backend created. Without it, the browser offers
             *     all its passkeys. The response does not reveal whether the account exists.
             */
            email?: string;
            extensions?: components["schemas"]["EndUserExtensions"];
        };
        StartSignUp: {
            /** @description The user's display name. */
            displayName?: string;
            /** Format: email */
            email: string;
        };
        StartStepUp: {
            extensions?: components["schemas"]["EndUserExtensions"];
        };
        /** @description The session after the step-up, with a new access token. */
        SteppedUp: {
            /** @description A JWT for the same session. It replaces the previous access token. */
            accessToken: string;
            /**
             * Format: date-time
             * @description When the access token expires.
             */
            expiresAt: string;
            /** @description The passkey that was used. */
            passkey: components["schemas"]["Passkey"];
            signals: components["schemas"]["Signals"];
            /** @enum {string} */
            tokenType: "Bearer";
            /** @description Every step of the verification; null unless `end_user_realm.show_traces` is enabled. */
            trace: components["schemas"]["TraceReport"] | null;
            user: components["schemas"]["Account"];
        };
        /** @description One step and its outcome. */
        StepReport: {
            /** @description The error code. */
            code?: string;
            /** @description The outcome of each check, if the checks of the step have different outcomes. */
            demands?: components["schemas"]["DemandReport"][];
            /** @description The values that the step examined. Bytes appear as fingerprints only. */
            evidence?: {
                [key: string]: unknown;
            };
            id: string;
            /** @description The procedures that the step ran. */
            inner?: components["schemas"]["ProcedureReport"][];
            /** @enum {string} */
            kind: "verify" | "let" | "client" | "caller";
            number: number;
            /** @enum {string} */
            outcome: "passed" | "failed" | "skipped" | "not-reached" | "client" | "caller";
            /** @description Why the step or one of its checks was skipped. */
            reason?: string;
            /** @description The step in one sentence. */
            text: string;
        };
        /** @description The claims of a token. */
        TokenClaims: {
            aaguid: string;
            /** @description `phr`: phishing-resistant; `phrh`: phishing-resistant with a key in proven hardware. */
            acr: string;
            /** @description Authentication methods (RFC 8176). */
            amr: string[];
            aud: string;
            /** @description The time of the authentication, in seconds since 1970. */
            auth_time: number;
            backup_state: boolean;
            /** @description The RP ID; only in access tokens. */
            client_id?: string;
            /** @description The expiry, in seconds since 1970. */
            exp: number;
            /** @description The time of issue, in seconds since 1970. */
            iat: number;
            iss: string;
            jti: string;
            passkey_id: string;
            /** @description The purpose of the authentication. */
            purpose: string;
            /** @description The id of the session; only in access tokens. */
            sid?: string;
            /** @description Whether the token can be redeemed once. */
            single_use?: boolean;
            /** @description The id of the user. */
            sub: string;
            user_verified: boolean;
        };
        /** @description Whether the token is active, and its claims if it is. */
        TokenStatus: {
            aaguid?: string;
            /** @description `phr`: phishing-resistant; `phrh`: phishing-resistant with a key in proven hardware. */
            acr?: string;
            active: boolean;
            /** @description Authentication methods (RFC 8176). */
            amr?: string[];
            aud?: string;
            /** @description The time of the authentication, in seconds since 1970. */
            auth_time?: number;
            backup_state?: boolean;
            /** @description The RP ID; only in access tokens. */
            client_id?: string;
            /** @description The expiry, in seconds since 1970. */
            exp?: number;
            /** @description The time of issue, in seconds since 1970. */
            iat?: number;
            iss?: string;
            jti?: string;
            passkey_id?: string;
            /** @description The purpose of the authentication. */
            purpose?: string;
            /** @description The id of the session; only in access tokens. */
            sid?: string;
            /** @description Whether the token can be redeemed once. */
            single_use?: boolean;
            /** @description The id of the user. */
            sub?: string;
            /**
             * @description How to use the token (RFC 6749 §7.1); only for access tokens.
             * @enum {string}
             */
            token_type?: "Bearer";
            /** @enum {string} */
            token_use?: "access" | "result";
            user_verified?: boolean;
        };
        /** @description The details of `TooManyPasskeys`. */
        TooManyPasskeysDetails: {
            current_count: number;
            max_passkeys: number;
        };
        /** @description The trace of a verification: every step of the specification, in order. */
        TraceReport: {
            ceremony: string;
            /** @description The edition of the specification that numbers the steps. */
            edition: string;
            /** @description The innermost step that failed. */
            failedStep?: string;
            /** @enum {string} */
            outcome: "passed" | "failed";
            section: string;
            steps: components["schemas"]["StepReport"][];
        };
        UnknownCredential: {
            /** @description Base64url. */
            credentialId: string;
            rpId: string;
        };
        /** @enum {string} */
        UnsupportedCode: "algorithm_unsupported" | "algorithm_unsupported_by_runtime" | "certificate_key_unsupported" | "compound_too_many" | "format_unsupported" | "tpm_structure_unsupported";
        /** @description A user. */
        User: {
            /** Format: date-time */
            createdAt: string;
            /** @description Never verified. */
            displayName: string | null;
            /**
             * @description Null without a name, and for a name that only the user asserted. `includeUnverified=true` returns such names: never use
             *     them to find an account.
             */
            emailOrUsername: string | null;
            /** @description Whether a backend confirmed that the user controls the e-mail address. */
            emailVerified: boolean;
            /**
             * @description `backend`: a backend created the user. `self`: the user signed up.
             * @enum {string}
             */
            origin: "backend" | "self";
            /** Format: date-time */
            updatedAt: string;
            /** @description Your id of the user, or a UUID for users that signed up themselves. */
            userId: string;
        };
        /** @description Users, ordered by id. */
        UserList: {
            items: components["schemas"]["User"][];
            /** @description The `cursor` of the next page; null on the last page. */
            nextCursor: string | null;
        };
        VerifySignedRequest: {
            /** @description The name of your service in signatures with the binding `request`, for example its origin. */
            audience?: string;
            /**
             * @description The parts that the signature must cover. The default is `signed_requests.binding`, which cannot be weakened.
             * @enum {string}
             */
            binding?: "request";
            /** @description The exact body that the user signed. */
            body: string;
            /**
             * @description How `body` is encoded. The default is `text`, whose UTF-8 encoding was signed.
             * @enum {string}
             */
            bodyEncoding?: "text" | "base64";
            /** @description The method of the request that your backend received. */
            method?: string;
            /** @description The path of the request that your backend received, without query. Never take it from the client's `url`. */
            path?: string;
            stamp: components["schemas"]["Stamp"];
            /** @description The address that the client meant. Accepted because clients send it, and ignored. */
            url?: string;
            /** @description The expected user. Without it, check `user` in the response: every user of this server can sign requests. */
            userId?: string;
        };
        WebCredentials: {
            /** @description App identifiers: `<application identifier prefix>.<bundle identifier>`. */
            apps: string[];
        };
    };
    responses: {
        /**
         * @description Problem details with one of these codes:
         *
         *     * `additional_origin_invalid`: The additional origin is malformed, or its host is not the RP ID or a subdomain of it.
         *     * `body_not_json`: The body is not valid JSON in UTF-8.
         *     * `option_not_allowed`: A requested option is not allowed by the configuration. See `errors`.
         *     * `purpose_needs_user`: Authentications for this purpose must name the user. Add the user to the request.
         *     * `purpose_unknown`: No purpose with this name is configured.
         *     * `request_invalid`: The request is invalid. See `errors` for each invalid part.
         *     * `uri_malformed`: The request URL cannot be decoded.
         */
        Problem400AdditionalOriginInvalidBodyNotJsonOptionNotAllowedPurposeNeedsUserPurposeUnknownRequestInvalidUriMalformed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "additional_origin_invalid" | "body_not_json" | "option_not_allowed" | "purpose_needs_user" | "purpose_unknown" | "request_invalid" | "uri_malformed";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `additional_origin_invalid`: The additional origin is malformed, or its host is not the RP ID or a subdomain of it.
         *     * `body_not_json`: The body is not valid JSON in UTF-8.
         *     * `option_not_allowed`: A requested option is not allowed by the configuration. See `errors`.
         *     * `request_invalid`: The request is invalid. See `errors` for each invalid part.
         *     * `uri_malformed`: The request URL cannot be decoded.
         */
        Problem400AdditionalOriginInvalidBodyNotJsonOptionNotAllowedRequestInvalidUriMalformed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "additional_origin_invalid" | "body_not_json" | "option_not_allowed" | "request_invalid" | "uri_malformed";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `body_not_json`: The body is not valid JSON in UTF-8.
         *     * `option_not_allowed`: A requested option is not allowed by the configuration. See `errors`.
         *     * `request_invalid`: The request is invalid. See `errors` for each invalid part.
         *     * `uri_malformed`: The request URL cannot be decoded.
         */
        Problem400BodyNotJsonOptionNotAllowedRequestInvalidUriMalformed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "body_not_json" | "option_not_allowed" | "request_invalid" | "uri_malformed";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `body_not_json`: The body is not valid JSON in UTF-8.
         *     * `purpose_needs_user`: Authentications for this purpose must name the user. Add the user to the request.
         *     * `request_invalid`: The request is invalid. See `errors` for each invalid part.
         *     * `uri_malformed`: The request URL cannot be decoded.
         */
        Problem400BodyNotJsonPurposeNeedsUserRequestInvalidUriMalformed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "body_not_json" | "purpose_needs_user" | "request_invalid" | "uri_malformed";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `body_not_json`: The body is not valid JSON in UTF-8.
         *     * `request_invalid`: The request is invalid. See `errors` for each invalid part.
         *     * `signed_request_body_invalid`: The signed body is ambiguous, or its `timestampMs` is not a time.
         *     * `stamp_malformed`: The stamp is not JSON with `authenticatorData`, `clientDataJson`, `credentialId` and `signature`.
         *     * `uri_malformed`: The request URL cannot be decoded.
         *     * a code of the verification engine (`MalformedCode`)
         */
        Problem400BodyNotJsonRequestInvalidSignedRequestBodyInvalidStampMalformedUriMalformedMalformedCode: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    code?: ("body_not_json" | "request_invalid" | "signed_request_body_invalid" | "stamp_malformed" | "uri_malformed") | components["schemas"]["MalformedCode"];
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `body_not_json`: The body is not valid JSON in UTF-8.
         *     * `request_invalid`: The request is invalid. See `errors` for each invalid part.
         *     * `uri_malformed`: The request URL cannot be decoded.
         */
        Problem400BodyNotJsonRequestInvalidUriMalformed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "body_not_json" | "request_invalid" | "uri_malformed";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `body_not_json`: The body is not valid JSON in UTF-8.
         *     * `request_invalid`: The request is invalid. See `errors` for each invalid part.
         *     * `uri_malformed`: The request URL cannot be decoded.
         *     * a code of the verification engine (`MalformedCode`)
         */
        Problem400BodyNotJsonRequestInvalidUriMalformedMalformedCode: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    code?: ("body_not_json" | "request_invalid" | "uri_malformed") | components["schemas"]["MalformedCode"];
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `request_invalid`: The request is invalid. See `errors` for each invalid part.
         *     * `uri_malformed`: The request URL cannot be decoded.
         */
        Problem400RequestInvalidUriMalformed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "request_invalid" | "uri_malformed";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `authentication_failed`: The sign-in failed.
         */
        Problem401AuthenticationFailed: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "authentication_failed";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `authentication_failed`: The sign-in failed.
         *     * `credentials_invalid`: The credentials are unknown, expired or revoked.
         *     * `credentials_missing`: This route requires credentials, but the request did not include any.
         */
        Problem401AuthenticationFailedCredentialsInvalidCredentialsMissing: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "authentication_failed" | "credentials_invalid" | "credentials_missing";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `credentials_invalid`: The credentials are unknown, expired or revoked.
         *     * `credentials_missing`: This route requires credentials, but the request did not include any.
         */
        Problem401CredentialsInvalidCredentialsMissing: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "credentials_invalid" | "credentials_missing";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `credentials_invalid`: The credentials are unknown, expired or revoked.
         *     * `credentials_missing`: This route requires credentials, but the request did not include any.
         *     * a code of the verification engine (`AuthenticationRefusedCode`)
         */
        Problem401CredentialsInvalidCredentialsMissingAuthenticationRefusedCode: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    code?: ("credentials_invalid" | "credentials_missing") | components["schemas"]["AuthenticationRefusedCode"];
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `credentials_invalid`: The credentials are unknown, expired or revoked.
         *     * `credentials_missing`: This route requires credentials, but the request did not include any.
         *     * `refresh_token_reused`: The refresh token was already used, possibly by an attacker. The session has ended; sign in again.
         */
        Problem401CredentialsInvalidCredentialsMissingRefreshTokenReused: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "credentials_invalid" | "credentials_missing" | "refresh_token_reused";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `credentials_invalid`: The credentials are unknown, expired or revoked.
         *     * `credentials_missing`: This route requires credentials, but the request did not include any.
         *     * `signed_request_stale`: The `timestampMs` of the signed body is too old or too far in the future. Sign the request again.
         *     * `signed_request_timestamp_missing`: The signed body has no `timestampMs`, and its path is not configured as read-only.
         *     * a code of the verification engine (`AuthenticationRefusedCode`)
         */
        Problem401CredentialsInvalidCredentialsMissingSignedRequestStaleSignedRequestTimestampMissingAuthenticationRefusedCode: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    code?: ("credentials_invalid" | "credentials_missing" | "signed_request_stale" | "signed_request_timestamp_missing") | components["schemas"]["AuthenticationRefusedCode"];
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `enrolment_token_invalid`: The enrolment token is unknown or has been revoked, or the API key that created it has ended or lost rights.
         */
        Problem401EnrolmentTokenInvalid: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "enrolment_token_invalid";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `authenticator_attachment_mismatch`: The passkey was created with another kind of authenticator than the options requested.
         *     * `ceremony_browser_mismatch`: The ceremony was started in a different browser.
         *     * `confirmation_invalid`: The confirmation has expired, was already used, or is not valid for this change. Ask for a new one.
         *     * `confirmation_required`: The change needs a confirmation. Ask the user to confirm it with a passkey.
         *     * a code of the verification engine (`PolicyCode`)
         */
        Problem403AuthenticatorAttachmentMismatchCeremonyBrowserMismatchConfirmationInvalidConfirmationRequiredPolicyCode: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    code?: ("authenticator_attachment_mismatch" | "ceremony_browser_mismatch" | "confirmation_invalid" | "confirmation_required") | components["schemas"]["PolicyCode"];
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `authenticator_attachment_mismatch`: The passkey was created with another kind of authenticator than the options requested.
         *     * `ceremony_browser_mismatch`: The ceremony was started in a different browser.
         *     * `passkey_suspended`: The passkey is suspended.
         *     * a code of the verification engine (`PolicyCode`)
         */
        Problem403AuthenticatorAttachmentMismatchCeremonyBrowserMismatchPasskeySuspendedPolicyCode: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    code?: ("authenticator_attachment_mismatch" | "ceremony_browser_mismatch" | "passkey_suspended") | components["schemas"]["PolicyCode"];
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `authenticator_attachment_mismatch`: The passkey was created with another kind of authenticator than the options requested.
         *     * `ceremony_browser_mismatch`: The ceremony was started in a different browser.
         *     * `user_self_registered`: The user signed up without a backend. The configuration does not accept such users in requests of backends.
         *     * a code of the verification engine (`PolicyCode`)
         */
        Problem403AuthenticatorAttachmentMismatchCeremonyBrowserMismatchUserSelfRegisteredPolicyCode: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    code?: ("authenticator_attachment_mismatch" | "ceremony_browser_mismatch" | "user_self_registered") | components["schemas"]["PolicyCode"];
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `authenticator_attachment_mismatch`: The passkey was created with another kind of authenticator than the options requested.
         *     * `origin_not_allowed`: This origin is not allowed to use the API key or the cookie.
         *     * `permission_missing`: The credentials do not permit this request.
         *     * `user_self_registered`: The user signed up without a backend. The configuration does not accept such users in requests of backends.
         *     * a code of the verification engine (`PolicyCode`)
         */
        Problem403AuthenticatorAttachmentMismatchOriginNotAllowedPermissionMissingUserSelfRegisteredPolicyCode: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    code?: ("authenticator_attachment_mismatch" | "origin_not_allowed" | "permission_missing" | "user_self_registered") | components["schemas"]["PolicyCode"];
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `ceremony_browser_mismatch`: The ceremony was started in a different browser.
         */
        Problem403CeremonyBrowserMismatch: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "ceremony_browser_mismatch";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `confirmation_invalid`: The confirmation has expired, was already used, or is not valid for this change. Ask for a new one.
         *     * `confirmation_required`: The change needs a confirmation. Ask the user to confirm it with a passkey.
         */
        Problem403ConfirmationInvalidConfirmationRequired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "confirmation_invalid" | "confirmation_required";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `origin_not_allowed`: This origin is not allowed to use the API key or the cookie.
         */
        Problem403OriginNotAllowed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "origin_not_allowed";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `origin_not_allowed`: This origin is not allowed to use the API key or the cookie.
         *     * `passkey_algorithm_not_allowed`: This purpose does not allow the passkey's signature algorithm.
         *     * `passkey_suspended`: The passkey is suspended.
         *     * `permission_missing`: The credentials do not permit this request.
         *     * `user_self_registered`: The user signed up without a backend. The configuration does not accept such users in requests of backends.
         *     * `user_verification_unproven`: User verification is required, but no other factor has confirmed it for this passkey.
         *     * a code of the verification engine (`PolicyCode`)
         */
        Problem403OriginNotAllowedPasskeyAlgorithmNotAllowedPasskeySuspendedPermissionMissingUserSelfRegisteredUserVerificationUnprovenPolicyCode: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    code?: ("origin_not_allowed" | "passkey_algorithm_not_allowed" | "passkey_suspended" | "permission_missing" | "user_self_registered" | "user_verification_unproven") | components["schemas"]["PolicyCode"];
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `origin_not_allowed`: This origin is not allowed to use the API key or the cookie.
         *     * `passkey_suspended`: The passkey is suspended.
         *     * `permission_missing`: The credentials do not permit this request.
         *     * `signed_request_user_mismatch`: Another user signed the request than the backend expects.
         *     * `user_self_registered`: The user signed up without a backend. The configuration does not accept such users in requests of backends.
         *     * `user_verification_unproven`: User verification is required, but no other factor has confirmed it for this passkey.
         *     * a code of the verification engine (`PolicyCode`)
         */
        Problem403OriginNotAllowedPasskeySuspendedPermissionMissingSignedRequestUserMismatchUserSelfRegisteredUserVerificationUnprovenPolicyCode: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    code?: ("origin_not_allowed" | "passkey_suspended" | "permission_missing" | "signed_request_user_mismatch" | "user_self_registered" | "user_verification_unproven") | components["schemas"]["PolicyCode"];
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `origin_not_allowed`: This origin is not allowed to use the API key or the cookie.
         *     * `permission_missing`: The credentials do not permit this request.
         */
        Problem403OriginNotAllowedPermissionMissing: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "origin_not_allowed" | "permission_missing";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `origin_not_allowed`: This origin is not allowed to use the API key or the cookie.
         *     * `permission_missing`: The credentials do not permit this request.
         *     * `user_self_registered`: The user signed up without a backend. The configuration does not accept such users in requests of backends.
         */
        Problem403OriginNotAllowedPermissionMissingUserSelfRegistered: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "origin_not_allowed" | "permission_missing" | "user_self_registered";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `origin_not_allowed`: This origin is not allowed to use the API key or the cookie.
         *     * `user_self_registered`: The user signed up without a backend. The configuration does not accept such users in requests of backends.
         */
        Problem403OriginNotAllowedUserSelfRegistered: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "origin_not_allowed" | "user_self_registered";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `api_key_not_found`: The API key does not exist.
         */
        Problem404ApiKeyNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "api_key_not_found";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `challenge_unknown`: No pending ceremony has this challenge. Start a new ceremony.
         */
        Problem404ChallengeUnknown: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "challenge_unknown";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `challenge_unknown`: No pending ceremony has this challenge. Start a new ceremony.
         *     * `user_not_found`: The user does not exist.
         */
        Problem404ChallengeUnknownUserNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "challenge_unknown" | "user_not_found";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `enrolment_token_not_found`: The enrolment token does not exist.
         */
        Problem404EnrolmentTokenNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "enrolment_token_not_found";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `passkey_not_found`: The passkey does not exist.
         */
        Problem404PasskeyNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "passkey_not_found";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `passkey_not_found`: The passkey does not exist.
         *     * `user_not_found`: The user does not exist.
         */
        Problem404PasskeyNotFoundUserNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "passkey_not_found" | "user_not_found";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `route_not_found`: The route does not exist.
         */
        Problem404RouteNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "route_not_found";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `session_not_found`: The session does not exist or has ended.
         *     * `user_not_found`: The user does not exist.
         */
        Problem404SessionNotFoundUserNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "session_not_found" | "user_not_found";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `user_not_found`: The user does not exist.
         */
        Problem404UserNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "user_not_found";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `api_key_already_rotated`: The API key has already been rotated.
         *     * `api_key_not_active`: The API key is expired or revoked and cannot be reactivated.
         *     * `last_admin_key`: No other API key with the scope `admin` lasts as long as this one. Create another one first.
         */
        Problem409ApiKeyAlreadyRotatedApiKeyNotActiveLastAdminKey: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "api_key_already_rotated" | "api_key_not_active" | "last_admin_key";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `enrolment_token_used`: A passkey has already been created with this enrolment token.
         *     * `passkey_limit_reached`: The user already has the maximum number of passkeys. Delete one first.
         */
        Problem409EnrolmentTokenUsedPasskeyLimitReached: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "enrolment_token_used" | "passkey_limit_reached";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `last_admin_key`: No other API key with the scope `admin` lasts as long as this one. Create another one first.
         */
        Problem409LastAdminKey: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "last_admin_key";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `last_passkey`: This is the user's last active passkey, which the configuration protects. Add another one first.
         */
        Problem409LastPasskey: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "last_passkey";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `no_passkeys`: The user has no passkey for this authentication.
         */
        Problem409NoPasskeys: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "no_passkeys";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `passkey_already_registered`: A passkey with this credential ID is already registered.
         *     * `passkey_limit_reached`: The user already has the maximum number of passkeys. Delete one first.
         */
        Problem409PasskeyAlreadyRegisteredPasskeyLimitReached: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "passkey_already_registered" | "passkey_limit_reached";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `passkey_limit_reached`: The user already has the maximum number of passkeys. Delete one first.
         */
        Problem409PasskeyLimitReached: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "passkey_limit_reached";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `signed_request_replayed`: The signed request was already accepted. Sign a new one.
         */
        Problem409SignedRequestReplayed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "signed_request_replayed";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `token_already_used`: The single-use token has already been redeemed.
         */
        Problem409TokenAlreadyUsed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "token_already_used";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `user_already_exists`: A user with this id or name already exists.
         */
        Problem409UserAlreadyExists: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "user_already_exists";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `challenge_expired`: The ceremony has expired. Start a new one.
         */
        Problem410ChallengeExpired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "challenge_expired";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `enrolment_token_expired`: The enrolment token has expired.
         */
        Problem410EnrolmentTokenExpired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "enrolment_token_expired";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `body_too_large`: The request body exceeds the size limit.
         */
        Problem413BodyTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "body_too_large";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `uri_too_long`: The request URL exceeds the length limit.
         */
        Problem414UriTooLong: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "uri_too_long";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `media_type_unsupported`: The media type is not supported. Send the body as application/json.
         */
        Problem415MediaTypeUnsupported: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "media_type_unsupported";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `token_invalid`: The token has expired, or this server did not issue it for this use.
         */
        Problem422TokenInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "token_invalid";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * a code of the verification engine (`UnsupportedCode`)
         */
        Problem422UnsupportedCode: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    code?: components["schemas"]["UnsupportedCode"];
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * a code of the verification engine (`UnsupportedCode`)
         *     * a code of the verification engine (`RegistrationRefusedCode`)
         */
        Problem422UnsupportedCodeRegistrationRefusedCode: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    code?: components["schemas"]["UnsupportedCode"] | components["schemas"]["RegistrationRefusedCode"];
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `rate_limited`: The client sent too many requests. Retry after `Retry-After` seconds.
         */
        Problem429RateLimited: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "rate_limited";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `internal_error`: An unexpected error occurred. The server log contains the details under the request id.
         */
        Problem500InternalError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "internal_error";
                };
            };
        };
        /**
         * @description Problem details with one of these codes:
         *
         *     * `database_unavailable`: The database is temporarily unavailable. Retry after `Retry-After` seconds.
         *     * `service_unavailable`: The server is temporarily unavailable. Retry later.
         */
        Problem503DatabaseUnavailableServiceUnavailable: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"] & {
                    /** @enum {string} */
                    code?: "database_unavailable" | "service_unavailable";
                };
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Sets `__Host-latchkey-browser`, which binds the ceremony to the browser and is required to finish it. `HttpOnly`, `SameSite=Strict`. */
        BrowserCookie: string;
        /** @description Identifies this version of the document, for `If-None-Match`. */
        ETag: string;
        /** @description The number of requests allowed per window by the limit that is closest to being exceeded. */
        "RateLimit-Limit": number;
        /**
         * @description The name, quota and window of the limit.
         * @example "api-key";q=6000;w=60
         */
        "RateLimit-Policy": string;
        /** @description The number of requests left in the current window. */
        "RateLimit-Remaining": number;
        /** @description Seconds until the window is reset. */
        "RateLimit-Reset": number;
        /** @description Sets `__Host-latchkey-refresh`, the refresh token, when `tokens.refresh_token` is `cookie`. The cookie is cleared when the session ends. `HttpOnly`, `SameSite=Strict`. */
        RefreshCookie: string;
        /** @description Seconds to wait before the next attempt. */
        "Retry-After": number;
        /** @description How to authenticate (RFC 9110 §11.6.1). */
        "WWW-Authenticate": "Bearer";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "documents.appleApps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The Apple apps that may use the passkeys of this RP ID. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webcredentials": {
                     *         "apps": [
                     *           "ABCDE12345.com.example.app"
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["AppleApps"];
                };
            };
            400: components["responses"]["Problem400RequestInvalidUriMalformed"];
            404: components["responses"]["Problem404RouteNotFound"];
            414: components["responses"]["Problem414UriTooLong"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "documents.assetLinks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An array. Each element is a Digital Asset Links statement: an Android app that may use the passkeys of this RP ID. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "relation": [
                     *           "delegate_permission/common.handle_all_urls",
                     *           "delegate_permission/common.get_login_creds"
                     *         ],
                     *         "target": {
                     *           "namespace": "android_app",
                     *           "package_name": "com.example.app",
                     *           "sha256_cert_fingerprints": [
                     *             "00:01:02:03:04:05:06:07:08:09:0A:0B:0C:0D:0E:0F:10:11:12:13:14:15:16:17:18:19:1A:1B:1C:1D:1E:1F"
                     *           ]
                     *         }
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["AssetLink"][];
                };
            };
            400: components["responses"]["Problem400RequestInvalidUriMalformed"];
            404: components["responses"]["Problem404RouteNotFound"];
            414: components["responses"]["Problem414UriTooLong"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "documents.jwks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The public keys that verify tokens. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keys": [
                     *         {
                     *           "crv": "Ed25519",
                     *           "kty": "OKP",
                     *           "x": "HrYfHssVI4v0UhoTtAAFXSArcXevcQrxDGI8zh9Jtro",
                     *           "kid": "2m91B1cEqYhNTif9qzF3c86bt7dqymdrc5awBQ5jTao",
                     *           "alg": "EdDSA",
                     *           "use": "sig"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Jwks"];
                };
            };
            /** @description The version of the client is current. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400RequestInvalidUriMalformed"];
            414: components["responses"]["Problem414UriTooLong"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "documents.authorizationServer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metadata of this server for OAuth libraries (RFC 8414). */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "issuer": "http://localhost:3000",
                     *       "jwks_uri": "http://localhost:3000/.well-known/jwks.json",
                     *       "introspection_endpoint": "http://localhost:3000/v1/tokens/introspect",
                     *       "introspection_endpoint_auth_methods_supported": [
                     *         "client_secret_basic",
                     *         "Bearer"
                     *       ],
                     *       "response_types_supported": [
                     *         "none"
                     *       ],
                     *       "grant_types_supported": []
                     *     }
                     */
                    "application/json": components["schemas"]["AuthorizationServer"];
                };
            };
            /** @description The version of the client is current. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400RequestInvalidUriMalformed"];
            404: components["responses"]["Problem404RouteNotFound"];
            414: components["responses"]["Problem414UriTooLong"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "documents.passkeyEndpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pages on which users create and manage passkeys (W3C Passkey Endpoints). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "enroll": "https://example.com/account/passkeys/new",
                     *       "manage": "https://example.com/account/passkeys"
                     *     }
                     */
                    "application/json": components["schemas"]["PasskeyEndpoints"];
                };
            };
            400: components["responses"]["Problem400RequestInvalidUriMalformed"];
            404: components["responses"]["Problem404RouteNotFound"];
            414: components["responses"]["Problem414UriTooLong"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "documents.relatedOrigins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The origins on other domains that may use the passkeys of this RP ID (WebAuthn §5.11). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "origins": [
                     *         "https://example.net"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RelatedOrigins"];
                };
            };
            400: components["responses"]["Problem400RequestInvalidUriMalformed"];
            404: components["responses"]["Problem404RouteNotFound"];
            414: components["responses"]["Problem414UriTooLong"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
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
            /** @description The check passed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["Problem400RequestInvalidUriMalformed"];
            414: components["responses"]["Problem414UriTooLong"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
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
            /** @description The check passed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["Problem400RequestInvalidUriMalformed"];
            414: components["responses"]["Problem414UriTooLong"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "metrics.read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            400: components["responses"]["Problem400RequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            414: components["responses"]["Problem414UriTooLong"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
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
                /**
                 * @example {
                 *       "command": "FetchAllPasskeysForUser",
                 *       "data": {
                 *         "userId": "u-1"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["RunCommand"];
            };
        };
        responses: {
            /** @description The response of the command. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "passkeys": []
                     *     }
                     */
                    "application/json": components["schemas"]["PingResponse"] | components["schemas"]["StartRegistrationResponse"] | components["schemas"]["StartAuthenticationResponse"] | components["schemas"]["FetchAllPasskeysResponse"] | components["schemas"]["EmptyResponse"];
                };
            };
            /** @description The request is invalid. The response uses the error format of PropelAuth. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandError"];
                };
            };
            /** @description Any other error, in the error format of PropelAuth. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandError"];
                };
            };
        };
    };
    "apiKeys.list": {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the previous page. */
                cursor?: string;
                /**
                 * @description The maximum number of items. The default is 50.
                 * @example 50
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description API keys, ordered by id. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "e5bea24f16c5245f",
                     *           "name": "shop",
                     *           "scopes": [
                     *             "registration:write",
                     *             "authentication:write",
                     *             "passkeys:read"
                     *           ],
                     *           "allowedOrigins": null,
                     *           "state": "active",
                     *           "createdAt": "2026-01-15T12:00:00.000Z",
                     *           "lastUsedAt": null,
                     *           "expiresAt": null,
                     *           "revokedAt": null,
                     *           "rotatedFrom": null
                     *         },
                     *         {
                     *           "id": "test",
                     *           "name": "bootstrap key",
                     *           "scopes": [
                     *             "admin"
                     *           ],
                     *           "allowedOrigins": null,
                     *           "state": "active",
                     *           "createdAt": "2026-01-15T12:00:00.000Z",
                     *           "lastUsedAt": "2026-01-15T12:00:00.000Z",
                     *           "expiresAt": null,
                     *           "revokedAt": null,
                     *           "rotatedFrom": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            400: components["responses"]["Problem400RequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            414: components["responses"]["Problem414UriTooLong"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "apiKeys.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "shop",
                 *       "scopes": [
                 *         "registration:write",
                 *         "authentication:write",
                 *         "passkeys:read"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreateApiKey"];
            };
        };
        responses: {
            /** @description A new API key. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "e5bea24f16c5245f",
                     *       "name": "shop",
                     *       "scopes": [
                     *         "registration:write",
                     *         "authentication:write",
                     *         "passkeys:read"
                     *       ],
                     *       "allowedOrigins": null,
                     *       "state": "active",
                     *       "createdAt": "2026-01-15T12:00:00.000Z",
                     *       "lastUsedAt": null,
                     *       "expiresAt": null,
                     *       "revokedAt": null,
                     *       "rotatedFrom": null,
                     *       "key": "lk_e5bea24f16c5245f_…"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "apiKeys.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example e5bea24f16c5245f */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An API key, without its secret. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "e5bea24f16c5245f",
                     *       "name": "shop",
                     *       "scopes": [
                     *         "registration:write",
                     *         "authentication:write",
                     *         "passkeys:read"
                     *       ],
                     *       "allowedOrigins": null,
                     *       "state": "active",
                     *       "createdAt": "2026-01-15T12:00:00.000Z",
                     *       "lastUsedAt": null,
                     *       "expiresAt": null,
                     *       "revokedAt": null,
                     *       "rotatedFrom": null
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["Problem400RequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            404: components["responses"]["Problem404ApiKeyNotFound"];
            414: components["responses"]["Problem414UriTooLong"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "apiKeys.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example e5bea24f16c5245f */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "web shop"
                 *     }
                 */
                "application/json": components["schemas"]["ChangeApiKey"];
            };
        };
        responses: {
            /** @description An API key, without its secret. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "e5bea24f16c5245f",
                     *       "name": "web shop",
                     *       "scopes": [
                     *         "registration:write",
                     *         "authentication:write",
                     *         "passkeys:read"
                     *       ],
                     *       "allowedOrigins": null,
                     *       "state": "active",
                     *       "createdAt": "2026-01-15T12:00:00.000Z",
                     *       "lastUsedAt": null,
                     *       "expiresAt": null,
                     *       "revokedAt": null,
                     *       "rotatedFrom": null
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            404: components["responses"]["Problem404ApiKeyNotFound"];
            409: components["responses"]["Problem409ApiKeyAlreadyRotatedApiKeyNotActiveLastAdminKey"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "apiKeys.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example e5bea24f16c5245f */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An API key, without its secret. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "e5bea24f16c5245f",
                     *       "name": "web shop",
                     *       "scopes": [
                     *         "registration:write",
                     *         "authentication:write",
                     *         "passkeys:read"
                     *       ],
                     *       "allowedOrigins": null,
                     *       "state": "revoked",
                     *       "createdAt": "2026-01-15T12:00:00.000Z",
                     *       "lastUsedAt": null,
                     *       "expiresAt": "2026-01-15T13:00:00.000Z",
                     *       "revokedAt": "2026-01-15T12:00:00.000Z",
                     *       "rotatedFrom": null
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            404: components["responses"]["Problem404ApiKeyNotFound"];
            409: components["responses"]["Problem409LastAdminKey"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "apiKeys.rotate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example e5bea24f16c5245f */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "overlapSeconds": 3600
                 *     }
                 */
                "application/json": components["schemas"]["RotateApiKey"];
            };
        };
        responses: {
            /** @description A new API key that replaces an old one. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "cb834a6ff271d0b6",
                     *       "name": "web shop",
                     *       "scopes": [
                     *         "registration:write",
                     *         "authentication:write",
                     *         "passkeys:read"
                     *       ],
                     *       "allowedOrigins": null,
                     *       "state": "active",
                     *       "createdAt": "2026-01-15T12:00:00.000Z",
                     *       "lastUsedAt": null,
                     *       "expiresAt": null,
                     *       "revokedAt": null,
                     *       "rotatedFrom": "e5bea24f16c5245f",
                     *       "key": "lk_cb834a6ff271d0b6_…",
                     *       "replaced": {
                     *         "id": "e5bea24f16c5245f",
                     *         "name": "web shop",
                     *         "scopes": [
                     *           "registration:write",
                     *           "authentication:write",
                     *           "passkeys:read"
                     *         ],
                     *         "allowedOrigins": null,
                     *         "state": "active",
                     *         "createdAt": "2026-01-15T12:00:00.000Z",
                     *         "lastUsedAt": null,
                     *         "expiresAt": "2026-01-15T13:00:00.000Z",
                     *         "revokedAt": null,
                     *         "rotatedFrom": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RotatedApiKey"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            404: components["responses"]["Problem404ApiKeyNotFound"];
            409: components["responses"]["Problem409ApiKeyAlreadyRotatedApiKeyNotActiveLastAdminKey"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
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
                /**
                 * @example {
                 *       "userId": "u-1815",
                 *       "publicKey": {
                 *         "id": "5h1Tgtm1PFQ8_wDOL9vc6PB5b7xcFjDczaawC3uZpQY",
                 *         "rawId": "5h1Tgtm1PFQ8_wDOL9vc6PB5b7xcFjDczaawC3uZpQY",
                 *         "type": "public-key",
                 *         "authenticatorAttachment": "platform",
                 *         "clientExtensionResults": {},
                 *         "response": {
                 *           "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiUFFQQldjRE9wdURaVk5FQm5xUGFoSHNoQmx6ODFmLWF1NWwzSC13RVUtMCIsIm9yaWdpbiI6Imh0dHA6Ly9sb2NhbGhvc3Q6MzAwMCIsImNyb3NzT3JpZ2luIjpmYWxzZX0",
                 *           "authenticatorData": "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MdAAAAAQ",
                 *           "signature": "UNm0C2NnIBXpU2X48zBndUPLqinxxfLL2RzjGmnZbyo_ANru4k-0UqkwDnkV0G67Dn9J8gzaZT4lTFFs7XM9BA",
                 *           "userHandle": "8IOHDb_Zav4q-Dm_Qocr-OWUtLGmZQcP2QnbZWlSoWpB9xRRBE0qLn3-9n-ih2zQZsNQW7d02bF-MTCIO3ATig"
                 *         }
                 *       },
                 *       "singleUse": true
                 *     }
                 */
                "application/json": components["schemas"]["FinishAuthentication"];
            };
        };
        responses: {
            /** @description The authenticated user, the passkey and the result token. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "userId": "u-1815",
                     *         "emailOrUsername": "ada@example.com",
                     *         "displayName": "Ada Lovelace"
                     *       },
                     *       "passkey": {
                     *         "id": "cf463bfe-ecee-46d8-9e71-ff6d06191e94",
                     *         "credentialId": "5h1Tgtm1PFQ8_wDOL9vc6PB5b7xcFjDczaawC3uZpQY",
                     *         "displayName": "Phone",
                     *         "state": "active",
                     *         "aaguid": "d1e5c0ff-ee00-4000-8000-0000000000aa",
                     *         "authenticator": {
                     *           "name": null,
                     *           "icon": null,
                     *           "iconDark": null,
                     *           "known": false,
                     *           "proven": false
                     *         },
                     *         "transports": [
                     *           "internal"
                     *         ],
                     *         "authenticatorAttachment": "platform",
                     *         "discoverable": null,
                     *         "createdBy": "webauthn",
                     *         "backupEligible": true,
                     *         "backupState": true,
                     *         "userVerified": false,
                     *         "attestation": {
                     *           "format": "none",
                     *           "type": "none",
                     *           "verdict": "none"
                     *         },
                     *         "createdAt": "2026-01-15T12:00:00.000Z",
                     *         "lastUsedAt": "2026-01-15T12:00:00.000Z"
                     *       },
                     *       "purpose": "login",
                     *       "userVerified": true,
                     *       "userVerificationProven": false,
                     *       "changes": {
                     *         "signCount": {
                     *           "stored": 0,
                     *           "received": 1,
                     *           "verdict": "increased"
                     *         },
                     *         "backupEligibilityChanged": false,
                     *         "backupStateChanged": false,
                     *         "uvInitializedChanged": false
                     *       },
                     *       "extensions": {
                     *         "largeBlob": null,
                     *         "credBlob": null
                     *       },
                     *       "signals": {
                     *         "allAcceptedCredentials": {
                     *           "rpId": "localhost",
                     *           "userId": "8IOHDb_Zav4q-Dm_Qocr-OWUtLGmZQcP2QnbZWlSoWpB9xRRBE0qLn3-9n-ih2zQZsNQW7d02bF-MTCIO3ATig",
                     *           "allAcceptedCredentialIds": [
                     *             "_tu6ER9C3LE_V-qIjULPp0i08g70KZ8ztczmvPOKTik",
                     *             "5h1Tgtm1PFQ8_wDOL9vc6PB5b7xcFjDczaawC3uZpQY"
                     *           ]
                     *         },
                     *         "currentUserDetails": {
                     *           "rpId": "localhost",
                     *           "userId": "8IOHDb_Zav4q-Dm_Qocr-OWUtLGmZQcP2QnbZWlSoWpB9xRRBE0qLn3-9n-ih2zQZsNQW7d02bF-MTCIO3ATig",
                     *           "name": "ada@example.com",
                     *           "displayName": "Ada Lovelace"
                     *         }
                     *       },
                     *       "resultToken": "eyJhbGciOiJFZERTQSIsInR…",
                     *       "trace": {
                     *         "ceremony": "authentication",
                     *         "section": "§7.2",
                     *         "edition": "webauthn-3 REC 2026-08-25",
                     *         "outcome": "passed",
                     *         "steps": [
                     *           {
                     *             "id": "authentication.options",
                     *             "number": 1,
                     *             "kind": "caller",
                     *             "text": "Create the request options for the ceremony and store them.",
                     *             "outcome": "caller"
                     *           },
                     *           {
                     *             "id": "authentication.get",
                     *             "number": 2,
                     *             "kind": "client",
                     *             "text": "Call navigator.credentials.get() with the options.",
                     *             "outcome": "client"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["AuthenticationResult"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformedMalformedCode"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissingAuthenticationRefusedCode"];
            403: components["responses"]["Problem403OriginNotAllowedPasskeyAlgorithmNotAllowedPasskeySuspendedPermissionMissingUserSelfRegisteredUserVerificationUnprovenPolicyCode"];
            404: components["responses"]["Problem404ChallengeUnknown"];
            410: components["responses"]["Problem410ChallengeExpired"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            422: components["responses"]["Problem422UnsupportedCode"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "authentication.start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "userId": "u-1815"
                 *     }
                 */
                "application/json": components["schemas"]["StartAuthentication"];
            };
        };
        responses: {
            /** @description Options for the browser, and the expiry of the ceremony. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "authenticationOptions": {
                     *         "challenge": "PQPBWcDOpuDZVNEBnqPahHshBlz81f-au5l3H-wEU-0",
                     *         "timeout": 300000,
                     *         "rpId": "localhost",
                     *         "allowCredentials": [
                     *           {
                     *             "type": "public-key",
                     *             "id": "_tu6ER9C3LE_V-qIjULPp0i08g70KZ8ztczmvPOKTik",
                     *             "transports": [
                     *               "internal"
                     *             ]
                     *           },
                     *           {
                     *             "type": "public-key",
                     *             "id": "5h1Tgtm1PFQ8_wDOL9vc6PB5b7xcFjDczaawC3uZpQY",
                     *             "transports": [
                     *               "internal"
                     *             ]
                     *           }
                     *         ],
                     *         "userVerification": "preferred",
                     *         "hints": [],
                     *         "extensions": {}
                     *       },
                     *       "expiresAt": "2026-01-15T12:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["StartedAuthentication"];
                };
            };
            400: components["responses"]["Problem400AdditionalOriginInvalidBodyNotJsonOptionNotAllowedPurposeNeedsUserPurposeUnknownRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissingUserSelfRegistered"];
            404: components["responses"]["Problem404UserNotFound"];
            409: components["responses"]["Problem409NoPasskeys"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "doctor.report": {
        parameters: {
            query?: {
                /** @description The URL of a page that will run ceremonies, for example `https://login.example.com/passkeys`. */
                origin?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The results of the configuration checks, and recently rejected ceremonies. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rpId": "localhost",
                     *       "origins": [
                     *         "http://localhost:3000",
                     *         "https://example.net",
                     *         "android:apk-key-hash:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
                     *       ],
                     *       "findings": [
                     *         {
                     *           "check": "RP ID",
                     *           "severity": "ok",
                     *           "found": "Passkeys belong to \"localhost\" and work on this domain and its subdomains.",
                     *           "expected": null,
                     *           "received": null,
                     *           "advice": null
                     *         },
                     *         {
                     *           "check": "https",
                     *           "severity": "warning",
                     *           "found": "\"localhost\" works on this machine only, without https.",
                     *           "expected": null,
                     *           "received": null,
                     *           "advice": "To serve other machines, set \"hostname\" to your domain."
                     *         },
                     *         {
                     *           "check": "origins",
                     *           "severity": "ok",
                     *           "found": "Ceremonies may run on http://localhost:3000, https://example.net, android:apk-key-hash:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8 (native apps: 1, browser extensions: 0).",
                     *           "expected": null,
                     *           "received": null,
                     *           "advice": null
                     *         },
                     *         {
                     *           "check": "related origins",
                     *           "severity": "warning",
                     *           "found": "Browsers load the list of related origins over https, which localhost does not serve.",
                     *           "expected": null,
                     *           "received": null,
                     *           "advice": "To use related origins, set \"hostname\" to a domain."
                     *         },
                     *         {
                     *           "check": "AppID",
                     *           "severity": "warning",
                     *           "found": "Browsers reject the AppID https://localhost/app-id.json on http://localhost:3000, https://example.net, so sign-ins with a name fail there.",
                     *           "expected": null,
                     *           "received": null,
                     *           "advice": "Serve these pages over https on the domain of the RP ID, or remove \"app_id\"."
                     *         },
                     *         {
                     *           "check": "documents",
                     *           "severity": "warning",
                     *           "found": "Clients read them at https://localhost/.well-known/webauthn, https://localhost/.well-known/passkey-endpoints, https://localhost/.well-known/assetlinks.json, https://localhost/.well-known/apple-app-site-association.",
                     *           "expected": null,
                     *           "received": null,
                     *           "advice": "The default origin is http://localhost:3000. Route https://localhost/.well-known/ to this server too."
                     *         },
                     *         {
                     *           "check": "proxies",
                     *           "severity": "ok",
                     *           "found": "The server ignores X-Forwarded-For and uses the address of the connection.",
                     *           "expected": null,
                     *           "received": null,
                     *           "advice": null
                     *         },
                     *         {
                     *           "check": "rate limits",
                     *           "severity": "warning",
                     *           "found": "No limit is set for ceremoniesPerAddress, ceremoniesPerUser, slowDownPerUser, requestsPerApiKey, failedApiKeysPerAddress.",
                     *           "expected": null,
                     *           "received": null,
                     *           "advice": "Make sure that a proxy in front of the server limits these requests."
                     *         },
                     *         {
                     *           "check": "cross-origin pages",
                     *           "severity": "ok",
                     *           "found": "Only pages of this server can call the browser routes.",
                     *           "expected": null,
                     *           "received": null,
                     *           "advice": null
                     *         },
                     *         {
                     *           "check": "framing",
                     *           "severity": "ok",
                     *           "found": "\"framing.mode\" is \"refused\".",
                     *           "expected": null,
                     *           "received": null,
                     *           "advice": null
                     *         },
                     *         {
                     *           "check": "signing keys",
                     *           "severity": "warning",
                     *           "found": "LATCHKEY_TOKEN_SIGNING_KEY sets a fixed signing key, which is never rotated.",
                     *           "expected": null,
                     *           "received": null,
                     *           "advice": "Remove LATCHKEY_TOKEN_SIGNING_KEY: then the server creates and rotates keys itself."
                     *         },
                     *         {
                     *           "check": "master secret",
                     *           "severity": "ok",
                     *           "found": "The master secret comes from LATCHKEY_SECRET.",
                     *           "expected": null,
                     *           "received": null,
                     *           "advice": null
                     *         },
                     *         {
                     *           "check": "database",
                     *           "severity": "ok",
                     *           "found": "The database is in memory.",
                     *           "expected": null,
                     *           "received": null,
                     *           "advice": null
                     *         },
                     *         {
                     *           "check": "user verification",
                     *           "severity": "ok",
                     *           "found": "User verification is required for step-up.",
                     *           "expected": null,
                     *           "received": null,
                     *           "advice": null
                     *         },
                     *         {
                     *           "check": "algorithms",
                     *           "severity": "ok",
                     *           "found": "New passkeys work for every purpose.",
                     *           "expected": null,
                     *           "received": null,
                     *           "advice": null
                     *         },
                     *         {
                     *           "check": "attestation",
                     *           "severity": "ok",
                     *           "found": "Registrations do not request attestation.",
                     *           "expected": null,
                     *           "received": null,
                     *           "advice": null
                     *         },
                     *         {
                     *           "check": "android roots",
                     *           "severity": "ok",
                     *           "found": "No trust anchors are configured for Android keys.",
                     *           "expected": null,
                     *           "received": null,
                     *           "advice": null
                     *         },
                     *         {
                     *           "check": "metadata roots",
                     *           "severity": "ok",
                     *           "found": "The server uses no metadata.",
                     *           "expected": null,
                     *           "received": null,
                     *           "advice": null
                     *         }
                     *       ],
                     *       "mismatches": []
                     *     }
                     */
                    "application/json": components["schemas"]["DoctorReport"];
                };
            };
            400: components["responses"]["Problem400RequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            414: components["responses"]["Problem414UriTooLong"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "enrolment.finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "publicKey": {
                 *         "id": "5h1Tgtm1PFQ8_wDOL9vc6PB5b7xcFjDczaawC3uZpQY",
                 *         "rawId": "5h1Tgtm1PFQ8_wDOL9vc6PB5b7xcFjDczaawC3uZpQY",
                 *         "type": "public-key",
                 *         "authenticatorAttachment": "platform",
                 *         "clientExtensionResults": {},
                 *         "response": {
                 *           "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIiwiY2hhbGxlbmdlIjoiNzZyeEJmbmRvWDZzOVBvcEsyN1FmQU45cHNqTUZYUnBwbU9Vbmt1U3FaNCIsIm9yaWdpbiI6Imh0dHA6Ly9sb2NhbGhvc3Q6MzAwMCIsImNyb3NzT3JpZ2luIjpmYWxzZX0",
                 *           "attestationObject": "o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YViBSZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2NdAAAAANHlwP_uAEAAgAAAAAAAAKoAIOYdU4LZtTxUPP8Azi_b3OjweW-8XBYw3M2msAt7maUGpAEBAycgBiFYIBIgM9v7MOpztSUwXJ7XI7LgZp_pBxKqsNy5PY-eo_nc",
                 *           "transports": [
                 *             "internal"
                 *           ],
                 *           "authenticatorData": "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2NdAAAAANHlwP_uAEAAgAAAAAAAAKoAIOYdU4LZtTxUPP8Azi_b3OjweW-8XBYw3M2msAt7maUGpAEBAycgBiFYIBIgM9v7MOpztSUwXJ7XI7LgZp_pBxKqsNy5PY-eo_nc",
                 *           "publicKey": "MCowBQYDK2VwAyEAEiAz2_sw6nO1JTBcntcjsuBmn-kHEqqw3Lk9j56j-dw",
                 *           "publicKeyAlgorithm": -8
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["RegistrationResponse"];
            };
        };
        responses: {
            /** @description The new passkey and the verified extension outputs. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "passkey": {
                     *         "id": "cf463bfe-ecee-46d8-9e71-ff6d06191e94",
                     *         "credentialId": "5h1Tgtm1PFQ8_wDOL9vc6PB5b7xcFjDczaawC3uZpQY",
                     *         "displayName": "Phone",
                     *         "state": "active",
                     *         "aaguid": "d1e5c0ff-ee00-4000-8000-0000000000aa",
                     *         "authenticator": {
                     *           "name": null,
                     *           "icon": null,
                     *           "iconDark": null,
                     *           "known": false,
                     *           "proven": false
                     *         },
                     *         "transports": [
                     *           "internal"
                     *         ],
                     *         "authenticatorAttachment": "platform",
                     *         "discoverable": null,
                     *         "createdBy": "webauthn",
                     *         "backupEligible": true,
                     *         "backupState": true,
                     *         "userVerified": false,
                     *         "attestation": {
                     *           "format": "none",
                     *           "type": "none",
                     *           "verdict": "none"
                     *         },
                     *         "createdAt": "2026-01-15T12:00:00.000Z",
                     *         "lastUsedAt": null
                     *       },
                     *       "extensions": {
                     *         "credProtect": null,
                     *         "minPinLength": null,
                     *         "credBlob": null,
                     *         "credProps": null,
                     *         "largeBlob": null,
                     *         "prf": null,
                     *         "appidExclude": null
                     *       },
                     *       "signals": {
                     *         "allAcceptedCredentials": {
                     *           "rpId": "localhost",
                     *           "userId": "8IOHDb_Zav4q-Dm_Qocr-OWUtLGmZQcP2QnbZWlSoWpB9xRRBE0qLn3-9n-ih2zQZsNQW7d02bF-MTCIO3ATig",
                     *           "allAcceptedCredentialIds": [
                     *             "_tu6ER9C3LE_V-qIjULPp0i08g70KZ8ztczmvPOKTik",
                     *             "5h1Tgtm1PFQ8_wDOL9vc6PB5b7xcFjDczaawC3uZpQY"
                     *           ]
                     *         },
                     *         "currentUserDetails": {
                     *           "rpId": "localhost",
                     *           "userId": "8IOHDb_Zav4q-Dm_Qocr-OWUtLGmZQcP2QnbZWlSoWpB9xRRBE0qLn3-9n-ih2zQZsNQW7d02bF-MTCIO3ATig",
                     *           "name": "ada@example.com",
                     *           "displayName": "Ada Lovelace"
                     *         }
                     *       },
                     *       "trace": {
                     *         "ceremony": "registration",
                     *         "section": "§7.1",
                     *         "edition": "webauthn-3 REC 2026-08-25",
                     *         "outcome": "passed",
                     *         "steps": [
                     *           {
                     *             "id": "registration.options",
                     *             "number": 1,
                     *             "kind": "caller",
                     *             "text": "Create the creation options for the ceremony and store them.",
                     *             "outcome": "caller"
                     *           },
                     *           {
                     *             "id": "registration.create",
                     *             "number": 2,
                     *             "kind": "client",
                     *             "text": "Call navigator.credentials.create() with the options.",
                     *             "outcome": "client"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RegistrationResult"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformedMalformedCode"];
            401: components["responses"]["Problem401EnrolmentTokenInvalid"];
            403: components["responses"]["Problem403AuthenticatorAttachmentMismatchCeremonyBrowserMismatchUserSelfRegisteredPolicyCode"];
            404: components["responses"]["Problem404ChallengeUnknownUserNotFound"];
            409: components["responses"]["Problem409EnrolmentTokenUsedPasskeyLimitReached"];
            410: components["responses"]["Problem410ChallengeExpired"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            422: components["responses"]["Problem422UnsupportedCodeRegistrationRefusedCode"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "enrolment.start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "enrolmentToken": "le_0f5c1f44591654b3_…"
                 *     }
                 */
                "application/json": components["schemas"]["StartEnrolment"];
            };
        };
        responses: {
            /** @description Options for the browser, and the expiry of the ceremony. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Set-Cookie": components["headers"]["BrowserCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "registrationOptions": {
                     *         "rp": {
                     *           "id": "localhost",
                     *           "name": "Example"
                     *         },
                     *         "user": {
                     *           "id": "8IOHDb_Zav4q-Dm_Qocr-OWUtLGmZQcP2QnbZWlSoWpB9xRRBE0qLn3-9n-ih2zQZsNQW7d02bF-MTCIO3ATig",
                     *           "name": "ada@example.com",
                     *           "displayName": "Ada Lovelace"
                     *         },
                     *         "challenge": "76rxBfndoX6s9PopK27QfAN9psjMFXRppmOUnkuSqZ4",
                     *         "pubKeyCredParams": [
                     *           {
                     *             "type": "public-key",
                     *             "alg": -8
                     *           },
                     *           {
                     *             "type": "public-key",
                     *             "alg": -7
                     *           }
                     *         ],
                     *         "timeout": 300000,
                     *         "excludeCredentials": [
                     *           {
                     *             "type": "public-key",
                     *             "id": "_tu6ER9C3LE_V-qIjULPp0i08g70KZ8ztczmvPOKTik",
                     *             "transports": [
                     *               "internal"
                     *             ]
                     *           }
                     *         ],
                     *         "authenticatorSelection": {
                     *           "residentKey": "preferred",
                     *           "requireResidentKey": false,
                     *           "userVerification": "preferred"
                     *         },
                     *         "hints": [],
                     *         "attestation": "none",
                     *         "attestationFormats": [],
                     *         "extensions": {
                     *           "credProps": true
                     *         }
                     *       },
                     *       "mediation": "optional",
                     *       "expiresAt": "2026-01-15T12:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["StartedRegistration"];
                };
            };
            400: components["responses"]["Problem400AdditionalOriginInvalidBodyNotJsonOptionNotAllowedRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401EnrolmentTokenInvalid"];
            403: components["responses"]["Problem403OriginNotAllowedUserSelfRegistered"];
            409: components["responses"]["Problem409EnrolmentTokenUsedPasskeyLimitReached"];
            410: components["responses"]["Problem410EnrolmentTokenExpired"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
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
            /** @description The owner of a passkey. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "userId": "c16d77a1-82b0-4111-9228-77d78d28c318",
                     *       "emailOrUsername": "grace@example.com",
                     *       "displayName": null
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["Problem400RequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            404: components["responses"]["Problem404UserNotFound"];
            414: components["responses"]["Problem414UriTooLong"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "confirmations.finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "publicKey": {
                 *         "id": "xak1cpoja_xpOeDTncSri-2FWuPk2NzgRe5yRZgmv1U",
                 *         "rawId": "xak1cpoja_xpOeDTncSri-2FWuPk2NzgRe5yRZgmv1U",
                 *         "type": "public-key",
                 *         "authenticatorAttachment": "platform",
                 *         "clientExtensionResults": {},
                 *         "response": {
                 *           "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoicXB0V09Fc1JuelIyYUVmZ3pJeXlGOHE4eGdiYnFwdUROamlXWm4tejMxdyIsIm9yaWdpbiI6Imh0dHA6Ly9sb2NhbGhvc3Q6MzAwMCIsImNyb3NzT3JpZ2luIjpmYWxzZX0",
                 *           "authenticatorData": "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MdAAAAAw",
                 *           "signature": "_2bIPi0zaxuexks8dnR4BltwSuRZuUME4lpxiutMfkEg7n9-YWelq8mQFhvnObsnqB85kCTJE9RmhBKzKh3xBQ",
                 *           "userHandle": "d2EMKRnIc9ExRxDWLdVmzW9EnX7n6XCkxRal3Vdba4G033ESKhhj0sX1WKTCVsEjO93vRaKRq3zcOKrwCbrfwQ"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["AuthenticationResponse"];
            };
        };
        responses: {
            /** @description A confirmation of one change. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "token": "lc_…",
                     *       "expiresAt": "2026-01-15T12:05:00.000Z",
                     *       "trace": {
                     *         "ceremony": "authentication",
                     *         "section": "§7.2",
                     *         "edition": "webauthn-3 REC 2026-08-25",
                     *         "outcome": "passed",
                     *         "steps": [
                     *           {
                     *             "id": "authentication.options",
                     *             "number": 1,
                     *             "kind": "caller",
                     *             "text": "Create the request options for the ceremony and store them.",
                     *             "outcome": "caller"
                     *           },
                     *           {
                     *             "id": "authentication.get",
                     *             "number": 2,
                     *             "kind": "client",
                     *             "text": "Call navigator.credentials.get() with the options.",
                     *             "outcome": "client"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Confirmation"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401AuthenticationFailedCredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403CeremonyBrowserMismatch"];
            404: components["responses"]["Problem404ChallengeUnknown"];
            410: components["responses"]["Problem410ChallengeExpired"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "confirmations.start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "act": "passkey.add",
                 *       "target": "VW9rlCYkD1ONxDnCW09Ht_JDY4UkPx7anNFZHPI1pkk"
                 *     }
                 */
                "application/json": components["schemas"]["Change"];
            };
        };
        responses: {
            /** @description Options for the browser, and the expiry of the ceremony. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Set-Cookie": components["headers"]["BrowserCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "authenticationOptions": {
                     *         "challenge": "qptWOEsRnzR2aEfgzIyyF8q8xgbbqpuDNjiWZn-z31w",
                     *         "timeout": 120000,
                     *         "rpId": "localhost",
                     *         "allowCredentials": [
                     *           {
                     *             "type": "public-key",
                     *             "id": "xak1cpoja_xpOeDTncSri-2FWuPk2NzgRe5yRZgmv1U",
                     *             "transports": [
                     *               "internal"
                     *             ]
                     *           }
                     *         ],
                     *         "userVerification": "required",
                     *         "hints": [],
                     *         "extensions": {}
                     *       },
                     *       "expiresAt": "2026-01-15T12:02:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["StartedAuthentication"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            404: components["responses"]["Problem404UserNotFound"];
            409: components["responses"]["Problem409NoPasskeys"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "myPasskeys.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The passkeys of a user, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "3fd8b884-8d08-4657-8d67-b9787878bbca",
                     *           "credentialId": "xak1cpoja_xpOeDTncSri-2FWuPk2NzgRe5yRZgmv1U",
                     *           "displayName": null,
                     *           "state": "active",
                     *           "aaguid": "d1e5c0ff-ee00-4000-8000-0000000000aa",
                     *           "authenticator": {
                     *             "name": null,
                     *             "icon": null,
                     *             "iconDark": null,
                     *             "known": false,
                     *             "proven": false
                     *           },
                     *           "transports": [
                     *             "internal"
                     *           ],
                     *           "authenticatorAttachment": "platform",
                     *           "discoverable": null,
                     *           "createdBy": "webauthn",
                     *           "backupEligible": true,
                     *           "backupState": true,
                     *           "userVerified": true,
                     *           "attestation": {
                     *             "format": "none",
                     *             "type": "none",
                     *             "verdict": "none"
                     *           },
                     *           "createdAt": "2026-01-15T12:00:00.000Z",
                     *           "lastUsedAt": "2026-01-15T12:00:00.000Z"
                     *         },
                     *         {
                     *           "id": "e3610cf3-f441-42d0-bd27-c94c78a54342",
                     *           "credentialId": "vGuudhtMTp8RlHTIvZeopF-0gv4UgubwJ-i4AQoVveE",
                     *           "displayName": null,
                     *           "state": "active",
                     *           "aaguid": "d1e5c0ff-ee00-4000-8000-0000000000aa",
                     *           "authenticator": {
                     *             "name": null,
                     *             "icon": null,
                     *             "iconDark": null,
                     *             "known": false,
                     *             "proven": false
                     *           },
                     *           "transports": [
                     *             "internal"
                     *           ],
                     *           "authenticatorAttachment": "platform",
                     *           "discoverable": null,
                     *           "createdBy": "webauthn",
                     *           "backupEligible": true,
                     *           "backupState": true,
                     *           "userVerified": true,
                     *           "attestation": {
                     *             "format": "none",
                     *             "type": "none",
                     *             "verdict": "none"
                     *           },
                     *           "createdAt": "2026-01-15T12:00:00.000Z",
                     *           "lastUsedAt": null
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "signals": {
                     *         "allAcceptedCredentials": {
                     *           "rpId": "localhost",
                     *           "userId": "d2EMKRnIc9ExRxDWLdVmzW9EnX7n6XCkxRal3Vdba4G033ESKhhj0sX1WKTCVsEjO93vRaKRq3zcOKrwCbrfwQ",
                     *           "allAcceptedCredentialIds": [
                     *             "xak1cpoja_xpOeDTncSri-2FWuPk2NzgRe5yRZgmv1U",
                     *             "vGuudhtMTp8RlHTIvZeopF-0gv4UgubwJ-i4AQoVveE"
                     *           ]
                     *         },
                     *         "currentUserDetails": {
                     *           "rpId": "localhost",
                     *           "userId": "d2EMKRnIc9ExRxDWLdVmzW9EnX7n6XCkxRal3Vdba4G033ESKhhj0sX1WKTCVsEjO93vRaKRq3zcOKrwCbrfwQ",
                     *           "name": "grace@example.com",
                     *           "displayName": "grace@example.com"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PasskeyList"];
                };
            };
            400: components["responses"]["Problem400RequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            404: components["responses"]["Problem404UserNotFound"];
            414: components["responses"]["Problem414UriTooLong"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "myPasskeys.delete": {
        parameters: {
            query?: never;
            header: {
                /** @description The token of a confirmation of `passkey.delete`, from `POST /v1/me/confirmations/finish`. */
                Confirmation: string;
            };
            path: {
                /**
                 * @description The `id` of the passkey.
                 * @example e3610cf3-f441-42d0-bd27-c94c78a54342
                 */
                passkeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The number of deleted passkeys, and signals for the browser. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deleted": 1,
                     *       "signals": {
                     *         "allAcceptedCredentials": {
                     *           "rpId": "localhost",
                     *           "userId": "d2EMKRnIc9ExRxDWLdVmzW9EnX7n6XCkxRal3Vdba4G033ESKhhj0sX1WKTCVsEjO93vRaKRq3zcOKrwCbrfwQ",
                     *           "allAcceptedCredentialIds": [
                     *             "xak1cpoja_xpOeDTncSri-2FWuPk2NzgRe5yRZgmv1U"
                     *           ]
                     *         },
                     *         "currentUserDetails": {
                     *           "rpId": "localhost",
                     *           "userId": "d2EMKRnIc9ExRxDWLdVmzW9EnX7n6XCkxRal3Vdba4G033ESKhhj0sX1WKTCVsEjO93vRaKRq3zcOKrwCbrfwQ",
                     *           "name": "grace@example.com",
                     *           "displayName": "grace@example.com"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["DeletedPasskeys"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403ConfirmationInvalidConfirmationRequired"];
            404: components["responses"]["Problem404PasskeyNotFoundUserNotFound"];
            409: components["responses"]["Problem409LastPasskey"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "myPasskeys.rename": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `id` of the passkey.
                 * @example e3610cf3-f441-42d0-bd27-c94c78a54342
                 */
                passkeyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "displayName": "Laptop"
                 *     }
                 */
                "application/json": components["schemas"]["RenamePasskey"];
            };
        };
        responses: {
            /** @description The passkey after the change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "passkey": {
                     *         "id": "e3610cf3-f441-42d0-bd27-c94c78a54342",
                     *         "credentialId": "vGuudhtMTp8RlHTIvZeopF-0gv4UgubwJ-i4AQoVveE",
                     *         "displayName": "Laptop",
                     *         "state": "active",
                     *         "aaguid": "d1e5c0ff-ee00-4000-8000-0000000000aa",
                     *         "authenticator": {
                     *           "name": null,
                     *           "icon": null,
                     *           "iconDark": null,
                     *           "known": false,
                     *           "proven": false
                     *         },
                     *         "transports": [
                     *           "internal"
                     *         ],
                     *         "authenticatorAttachment": "platform",
                     *         "discoverable": null,
                     *         "createdBy": "webauthn",
                     *         "backupEligible": true,
                     *         "backupState": true,
                     *         "userVerified": true,
                     *         "attestation": {
                     *           "format": "none",
                     *           "type": "none",
                     *           "verdict": "none"
                     *         },
                     *         "createdAt": "2026-01-15T12:00:00.000Z",
                     *         "lastUsedAt": null
                     *       },
                     *       "signals": {
                     *         "allAcceptedCredentials": {
                     *           "rpId": "localhost",
                     *           "userId": "d2EMKRnIc9ExRxDWLdVmzW9EnX7n6XCkxRal3Vdba4G033ESKhhj0sX1WKTCVsEjO93vRaKRq3zcOKrwCbrfwQ",
                     *           "allAcceptedCredentialIds": [
                     *             "xak1cpoja_xpOeDTncSri-2FWuPk2NzgRe5yRZgmv1U",
                     *             "vGuudhtMTp8RlHTIvZeopF-0gv4UgubwJ-i4AQoVveE"
                     *           ]
                     *         },
                     *         "currentUserDetails": {
                     *           "rpId": "localhost",
                     *           "userId": "d2EMKRnIc9ExRxDWLdVmzW9EnX7n6XCkxRal3Vdba4G033ESKhhj0sX1WKTCVsEjO93vRaKRq3zcOKrwCbrfwQ",
                     *           "name": "grace@example.com",
                     *           "displayName": "grace@example.com"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ChangedPasskey"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            404: components["responses"]["Problem404PasskeyNotFound"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "myPasskeys.finishAdding": {
        parameters: {
            query?: never;
            header: {
                /** @description The token of a confirmation of `passkey.add`, from `POST /v1/me/confirmations/finish`. */
                Confirmation: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "publicKey": {
                 *         "id": "vGuudhtMTp8RlHTIvZeopF-0gv4UgubwJ-i4AQoVveE",
                 *         "rawId": "vGuudhtMTp8RlHTIvZeopF-0gv4UgubwJ-i4AQoVveE",
                 *         "type": "public-key",
                 *         "authenticatorAttachment": "platform",
                 *         "clientExtensionResults": {},
                 *         "response": {
                 *           "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIiwiY2hhbGxlbmdlIjoiRXlydU5XV29Qdi1TQVREV3VUaDFtZjh5OFE4Zms3T2lpczhKek9kWFVDQSIsIm9yaWdpbiI6Imh0dHA6Ly9sb2NhbGhvc3Q6MzAwMCIsImNyb3NzT3JpZ2luIjpmYWxzZX0",
                 *           "attestationObject": "o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YViBSZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2NdAAAAANHlwP_uAEAAgAAAAAAAAKoAILxrrnYbTE6fEZR0yL2XqKRftIL-FILm8CfouAEKFb3hpAEBAycgBiFYIILzvskTIyJhRoYZ3A318huqoq-bSC_7d3N73DwclL1h",
                 *           "transports": [
                 *             "internal"
                 *           ],
                 *           "authenticatorData": "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2NdAAAAANHlwP_uAEAAgAAAAAAAAKoAILxrrnYbTE6fEZR0yL2XqKRftIL-FILm8CfouAEKFb3hpAEBAycgBiFYIILzvskTIyJhRoYZ3A318huqoq-bSC_7d3N73DwclL1h",
                 *           "publicKey": "MCowBQYDK2VwAyEAgvO-yRMjImFGhhncDfXyG6qir5tIL_t3c3vcPByUvWE",
                 *           "publicKeyAlgorithm": -8
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["RegistrationResponse"];
            };
        };
        responses: {
            /** @description The new passkey and the verified extension outputs. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "passkey": {
                     *         "id": "e3610cf3-f441-42d0-bd27-c94c78a54342",
                     *         "credentialId": "vGuudhtMTp8RlHTIvZeopF-0gv4UgubwJ-i4AQoVveE",
                     *         "displayName": null,
                     *         "state": "active",
                     *         "aaguid": "d1e5c0ff-ee00-4000-8000-0000000000aa",
                     *         "authenticator": {
                     *           "name": null,
                     *           "icon": null,
                     *           "iconDark": null,
                     *           "known": false,
                     *           "proven": false
                     *         },
                     *         "transports": [
                     *           "internal"
                     *         ],
                     *         "authenticatorAttachment": "platform",
                     *         "discoverable": null,
                     *         "createdBy": "webauthn",
                     *         "backupEligible": true,
                     *         "backupState": true,
                     *         "userVerified": true,
                     *         "attestation": {
                     *           "format": "none",
                     *           "type": "none",
                     *           "verdict": "none"
                     *         },
                     *         "createdAt": "2026-01-15T12:00:00.000Z",
                     *         "lastUsedAt": null
                     *       },
                     *       "extensions": {
                     *         "credProtect": null,
                     *         "minPinLength": null,
                     *         "credBlob": null,
                     *         "credProps": null,
                     *         "largeBlob": null,
                     *         "prf": null,
                     *         "appidExclude": null
                     *       },
                     *       "signals": {
                     *         "allAcceptedCredentials": {
                     *           "rpId": "localhost",
                     *           "userId": "d2EMKRnIc9ExRxDWLdVmzW9EnX7n6XCkxRal3Vdba4G033ESKhhj0sX1WKTCVsEjO93vRaKRq3zcOKrwCbrfwQ",
                     *           "allAcceptedCredentialIds": [
                     *             "xak1cpoja_xpOeDTncSri-2FWuPk2NzgRe5yRZgmv1U",
                     *             "vGuudhtMTp8RlHTIvZeopF-0gv4UgubwJ-i4AQoVveE"
                     *           ]
                     *         },
                     *         "currentUserDetails": {
                     *           "rpId": "localhost",
                     *           "userId": "d2EMKRnIc9ExRxDWLdVmzW9EnX7n6XCkxRal3Vdba4G033ESKhhj0sX1WKTCVsEjO93vRaKRq3zcOKrwCbrfwQ",
                     *           "name": "grace@example.com",
                     *           "displayName": "grace@example.com"
                     *         }
                     *       },
                     *       "trace": {
                     *         "ceremony": "registration",
                     *         "section": "§7.1",
                     *         "edition": "webauthn-3 REC 2026-08-25",
                     *         "outcome": "passed",
                     *         "steps": [
                     *           {
                     *             "id": "registration.options",
                     *             "number": 1,
                     *             "kind": "caller",
                     *             "text": "Create the creation options for the ceremony and store them.",
                     *             "outcome": "caller"
                     *           },
                     *           {
                     *             "id": "registration.create",
                     *             "number": 2,
                     *             "kind": "client",
                     *             "text": "Call navigator.credentials.create() with the options.",
                     *             "outcome": "client"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RegistrationResult"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformedMalformedCode"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403AuthenticatorAttachmentMismatchCeremonyBrowserMismatchConfirmationInvalidConfirmationRequiredPolicyCode"];
            404: components["responses"]["Problem404ChallengeUnknownUserNotFound"];
            409: components["responses"]["Problem409PasskeyLimitReached"];
            410: components["responses"]["Problem410ChallengeExpired"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            422: components["responses"]["Problem422UnsupportedCodeRegistrationRefusedCode"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "myPasskeys.startAdding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["StartAdding"];
            };
        };
        responses: {
            /** @description Options for the browser, and the confirmation that the finish requires. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Set-Cookie": components["headers"]["BrowserCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "registrationOptions": {
                     *         "rp": {
                     *           "id": "localhost",
                     *           "name": "Example"
                     *         },
                     *         "user": {
                     *           "id": "d2EMKRnIc9ExRxDWLdVmzW9EnX7n6XCkxRal3Vdba4G033ESKhhj0sX1WKTCVsEjO93vRaKRq3zcOKrwCbrfwQ",
                     *           "name": "grace@example.com",
                     *           "displayName": "grace@example.com"
                     *         },
                     *         "challenge": "EyruNWWoPv-SATDWuTh1mf8y8Q8fk7Oiis8JzOdXUCA",
                     *         "pubKeyCredParams": [
                     *           {
                     *             "type": "public-key",
                     *             "alg": -8
                     *           },
                     *           {
                     *             "type": "public-key",
                     *             "alg": -7
                     *           }
                     *         ],
                     *         "timeout": 300000,
                     *         "excludeCredentials": [
                     *           {
                     *             "type": "public-key",
                     *             "id": "xak1cpoja_xpOeDTncSri-2FWuPk2NzgRe5yRZgmv1U",
                     *             "transports": [
                     *               "internal"
                     *             ]
                     *           }
                     *         ],
                     *         "authenticatorSelection": {
                     *           "residentKey": "required",
                     *           "requireResidentKey": true,
                     *           "userVerification": "preferred"
                     *         },
                     *         "hints": [],
                     *         "attestation": "none",
                     *         "attestationFormats": [],
                     *         "extensions": {
                     *           "credProps": true
                     *         }
                     *       },
                     *       "mediation": "optional",
                     *       "expiresAt": "2026-01-15T12:05:00.000Z",
                     *       "confirmation": {
                     *         "act": "passkey.add",
                     *         "target": "VW9rlCYkD1ONxDnCW09Ht_JDY4UkPx7anNFZHPI1pkk"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["StartedAdding"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            404: components["responses"]["Problem404UserNotFound"];
            409: components["responses"]["Problem409PasskeyLimitReached"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "mySessions.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The active sessions of the caller. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "2479ae80-bb85-4136-a9b3-e126aa4a121d",
                     *           "passkeyId": "3fd8b884-8d08-4657-8d67-b9787878bbca",
                     *           "createdAt": "2026-01-15T12:00:00.000Z",
                     *           "authenticatedAt": "2026-01-15T12:00:00.000Z",
                     *           "userVerified": true,
                     *           "lastUsedAt": "2026-01-15T12:00:00.000Z",
                     *           "expiresAt": "2026-01-22T12:00:00.000Z",
                     *           "current": false
                     *         },
                     *         {
                     *           "id": "d340c631-de65-4300-a721-4f8b2e18195b",
                     *           "passkeyId": "3fd8b884-8d08-4657-8d67-b9787878bbca",
                     *           "createdAt": "2026-01-15T12:00:00.000Z",
                     *           "authenticatedAt": "2026-01-15T12:00:00.000Z",
                     *           "userVerified": true,
                     *           "lastUsedAt": "2026-01-15T12:00:00.000Z",
                     *           "expiresAt": "2026-01-22T12:00:00.000Z",
                     *           "current": true
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["MySessionList"];
                };
            };
            400: components["responses"]["Problem400RequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            414: components["responses"]["Problem414UriTooLong"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "mySessions.endOthers": {
        parameters: {
            query?: never;
            header: {
                /** @description The token of a confirmation of `sessions.end`, from `POST /v1/me/confirmations/finish`. */
                Confirmation: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403ConfirmationInvalidConfirmationRequired"];
            404: components["responses"]["Problem404UserNotFound"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "mySessions.end": {
        parameters: {
            query?: never;
            header?: {
                /** @description The token of a confirmation of `sessions.end`, from `POST /v1/me/confirmations/finish`. */
                Confirmation?: string;
            };
            path: {
                /** @example 2479ae80-bb85-4136-a9b3-e126aa4a121d */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403ConfirmationInvalidConfirmationRequired"];
            404: components["responses"]["Problem404SessionNotFoundUserNotFound"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "stepUp.finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "publicKey": {
                 *         "id": "xak1cpoja_xpOeDTncSri-2FWuPk2NzgRe5yRZgmv1U",
                 *         "rawId": "xak1cpoja_xpOeDTncSri-2FWuPk2NzgRe5yRZgmv1U",
                 *         "type": "public-key",
                 *         "authenticatorAttachment": "platform",
                 *         "clientExtensionResults": {},
                 *         "response": {
                 *           "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiaDZlWlhXWlYwWDJ1MVprclpVX21zay1nN1QyTXBRd0ZuNnlGa0hCNDd5QSIsIm9yaWdpbiI6Imh0dHA6Ly9sb2NhbGhvc3Q6MzAwMCIsImNyb3NzT3JpZ2luIjpmYWxzZX0",
                 *           "authenticatorData": "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MdAAAAAg",
                 *           "signature": "oBlGhVOGHth9V9VRAUM84mo2NsYrZskkNBhL9C8TTkwa5nJWuagMxMUVCKREawynHJMl1MjywnII6Jz6bnG0Cg",
                 *           "userHandle": "d2EMKRnIc9ExRxDWLdVmzW9EnX7n6XCkxRal3Vdba4G033ESKhhj0sX1WKTCVsEjO93vRaKRq3zcOKrwCbrfwQ"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["AuthenticationResponse"];
            };
        };
        responses: {
            /** @description The session after the step-up, with a new access token. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "userId": "c16d77a1-82b0-4111-9228-77d78d28c318",
                     *         "emailOrUsername": "grace@example.com",
                     *         "displayName": null
                     *       },
                     *       "passkey": {
                     *         "id": "3fd8b884-8d08-4657-8d67-b9787878bbca",
                     *         "credentialId": "xak1cpoja_xpOeDTncSri-2FWuPk2NzgRe5yRZgmv1U",
                     *         "displayName": null,
                     *         "state": "active",
                     *         "aaguid": "d1e5c0ff-ee00-4000-8000-0000000000aa",
                     *         "authenticator": {
                     *           "name": null,
                     *           "icon": null,
                     *           "iconDark": null,
                     *           "known": false,
                     *           "proven": false
                     *         },
                     *         "transports": [
                     *           "internal"
                     *         ],
                     *         "authenticatorAttachment": "platform",
                     *         "discoverable": null,
                     *         "createdBy": "webauthn",
                     *         "backupEligible": true,
                     *         "backupState": true,
                     *         "userVerified": true,
                     *         "attestation": {
                     *           "format": "none",
                     *           "type": "none",
                     *           "verdict": "none"
                     *         },
                     *         "createdAt": "2026-01-15T12:00:00.000Z",
                     *         "lastUsedAt": "2026-01-15T12:00:00.000Z"
                     *       },
                     *       "signals": {
                     *         "allAcceptedCredentials": {
                     *           "rpId": "localhost",
                     *           "userId": "d2EMKRnIc9ExRxDWLdVmzW9EnX7n6XCkxRal3Vdba4G033ESKhhj0sX1WKTCVsEjO93vRaKRq3zcOKrwCbrfwQ",
                     *           "allAcceptedCredentialIds": [
                     *             "xak1cpoja_xpOeDTncSri-2FWuPk2NzgRe5yRZgmv1U"
                     *           ]
                     *         },
                     *         "currentUserDetails": {
                     *           "rpId": "localhost",
                     *           "userId": "d2EMKRnIc9ExRxDWLdVmzW9EnX7n6XCkxRal3Vdba4G033ESKhhj0sX1WKTCVsEjO93vRaKRq3zcOKrwCbrfwQ",
                     *           "name": "grace@example.com",
                     *           "displayName": "grace@example.com"
                     *         }
                     *       },
                     *       "accessToken": "eyJhbGciOiJFZERTQSIsInR…",
                     *       "tokenType": "Bearer",
                     *       "expiresAt": "2026-01-15T12:15:00.000Z",
                     *       "trace": {
                     *         "ceremony": "authentication",
                     *         "section": "§7.2",
                     *         "edition": "webauthn-3 REC 2026-08-25",
                     *         "outcome": "passed",
                     *         "steps": [
                     *           {
                     *             "id": "authentication.options",
                     *             "number": 1,
                     *             "kind": "caller",
                     *             "text": "Create the request options for the ceremony and store them.",
                     *             "outcome": "caller"
                     *           },
                     *           {
                     *             "id": "authentication.get",
                     *             "number": 2,
                     *             "kind": "client",
                     *             "text": "Call navigator.credentials.get() with the options.",
                     *             "outcome": "client"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SteppedUp"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401AuthenticationFailedCredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403CeremonyBrowserMismatch"];
            404: components["responses"]["Problem404ChallengeUnknown"];
            410: components["responses"]["Problem410ChallengeExpired"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "stepUp.start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StartStepUp"];
            };
        };
        responses: {
            /** @description Options for the browser, and the expiry of the ceremony. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Set-Cookie": components["headers"]["BrowserCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "authenticationOptions": {
                     *         "challenge": "h6eZXWZV0X2u1ZkrZU_msk-g7T2MpQwFn6yFkHB47yA",
                     *         "timeout": 120000,
                     *         "rpId": "localhost",
                     *         "allowCredentials": [
                     *           {
                     *             "type": "public-key",
                     *             "id": "xak1cpoja_xpOeDTncSri-2FWuPk2NzgRe5yRZgmv1U",
                     *             "transports": [
                     *               "internal"
                     *             ]
                     *           }
                     *         ],
                     *         "userVerification": "required",
                     *         "hints": [],
                     *         "extensions": {}
                     *       },
                     *       "expiresAt": "2026-01-15T12:02:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["StartedAuthentication"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            404: components["responses"]["Problem404UserNotFound"];
            409: components["responses"]["Problem409NoPasskeys"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
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
            /** @description The state of the metadata on authenticator models. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "state": "off",
                     *       "no": null,
                     *       "nextUpdate": null,
                     *       "entries": null,
                     *       "problems": null,
                     *       "legalHeader": null,
                     *       "storedAt": null,
                     *       "checkedAt": null,
                     *       "nextCheckAt": null,
                     *       "lastFailure": null,
                     *       "refused": null
                     *     }
                     */
                    "application/json": components["schemas"]["MetadataStatus"];
                };
            };
            400: components["responses"]["Problem400RequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            414: components["responses"]["Problem414UriTooLong"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "affectedPasskeys.list": {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the previous page. */
                cursor?: string;
                /** @description The maximum number of items. The default is 50. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Affected passkeys in ascending order of their ids. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["AffectedPasskeyList"];
                };
            };
            400: components["responses"]["Problem400RequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            414: components["responses"]["Problem414UriTooLong"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
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
                /**
                 * @example {
                 *       "userId": "u-1815",
                 *       "publicKey": {
                 *         "id": "_tu6ER9C3LE_V-qIjULPp0i08g70KZ8ztczmvPOKTik",
                 *         "rawId": "_tu6ER9C3LE_V-qIjULPp0i08g70KZ8ztczmvPOKTik",
                 *         "type": "public-key",
                 *         "authenticatorAttachment": "platform",
                 *         "clientExtensionResults": {},
                 *         "response": {
                 *           "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIiwiY2hhbGxlbmdlIjoibEcwZXVzNFIxUHBFTkdZVTd5R2ZWejhUUWx1WFpLOWVHdlU1cHpBVllNNCIsIm9yaWdpbiI6Imh0dHA6Ly9sb2NhbGhvc3Q6MzAwMCIsImNyb3NzT3JpZ2luIjpmYWxzZX0",
                 *           "attestationObject": "o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YViBSZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2NdAAAAANHlwP_uAEAAgAAAAAAAAKoAIP7buhEfQtyxP1fqiI1Cz6dItPIO9CmfM7XM5rzzik4ppAEBAycgBiFYILcWjTAQ15xR7TyP2Q-cvKzPH-SDNWZt3RzJhR4z6BdT",
                 *           "transports": [
                 *             "internal"
                 *           ],
                 *           "authenticatorData": "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2NdAAAAANHlwP_uAEAAgAAAAAAAAKoAIP7buhEfQtyxP1fqiI1Cz6dItPIO9CmfM7XM5rzzik4ppAEBAycgBiFYILcWjTAQ15xR7TyP2Q-cvKzPH-SDNWZt3RzJhR4z6BdT",
                 *           "publicKey": "MCowBQYDK2VwAyEAtxaNMBDXnFHtPI_ZD5y8rM8f5IM1Zm3dHMmFHjPoF1M",
                 *           "publicKeyAlgorithm": -8
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["FinishRegistration"];
            };
        };
        responses: {
            /** @description The new passkey and the verified extension outputs. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "passkey": {
                     *         "id": "b70bca01-9491-4e35-ace9-b63408f2ec1a",
                     *         "credentialId": "_tu6ER9C3LE_V-qIjULPp0i08g70KZ8ztczmvPOKTik",
                     *         "displayName": null,
                     *         "state": "active",
                     *         "aaguid": "d1e5c0ff-ee00-4000-8000-0000000000aa",
                     *         "authenticator": {
                     *           "name": null,
                     *           "icon": null,
                     *           "iconDark": null,
                     *           "known": false,
                     *           "proven": false
                     *         },
                     *         "transports": [
                     *           "internal"
                     *         ],
                     *         "authenticatorAttachment": "platform",
                     *         "discoverable": null,
                     *         "createdBy": "webauthn",
                     *         "backupEligible": true,
                     *         "backupState": true,
                     *         "userVerified": true,
                     *         "attestation": {
                     *           "format": "none",
                     *           "type": "none",
                     *           "verdict": "none"
                     *         },
                     *         "createdAt": "2026-01-15T12:00:00.000Z",
                     *         "lastUsedAt": null
                     *       },
                     *       "extensions": {
                     *         "credProtect": null,
                     *         "minPinLength": null,
                     *         "credBlob": null,
                     *         "credProps": null,
                     *         "largeBlob": null,
                     *         "prf": null,
                     *         "appidExclude": null
                     *       },
                     *       "signals": {
                     *         "allAcceptedCredentials": {
                     *           "rpId": "localhost",
                     *           "userId": "8IOHDb_Zav4q-Dm_Qocr-OWUtLGmZQcP2QnbZWlSoWpB9xRRBE0qLn3-9n-ih2zQZsNQW7d02bF-MTCIO3ATig",
                     *           "allAcceptedCredentialIds": [
                     *             "_tu6ER9C3LE_V-qIjULPp0i08g70KZ8ztczmvPOKTik"
                     *           ]
                     *         },
                     *         "currentUserDetails": {
                     *           "rpId": "localhost",
                     *           "userId": "8IOHDb_Zav4q-Dm_Qocr-OWUtLGmZQcP2QnbZWlSoWpB9xRRBE0qLn3-9n-ih2zQZsNQW7d02bF-MTCIO3ATig",
                     *           "name": "ada@example.com",
                     *           "displayName": "Ada Lovelace"
                     *         }
                     *       },
                     *       "trace": {
                     *         "ceremony": "registration",
                     *         "section": "§7.1",
                     *         "edition": "webauthn-3 REC 2026-08-25",
                     *         "outcome": "passed",
                     *         "steps": [
                     *           {
                     *             "id": "registration.options",
                     *             "number": 1,
                     *             "kind": "caller",
                     *             "text": "Create the creation options for the ceremony and store them.",
                     *             "outcome": "caller"
                     *           },
                     *           {
                     *             "id": "registration.create",
                     *             "number": 2,
                     *             "kind": "client",
                     *             "text": "Call navigator.credentials.create() with the options.",
                     *             "outcome": "client"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RegistrationResult"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformedMalformedCode"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403AuthenticatorAttachmentMismatchOriginNotAllowedPermissionMissingUserSelfRegisteredPolicyCode"];
            404: components["responses"]["Problem404ChallengeUnknownUserNotFound"];
            409: components["responses"]["Problem409PasskeyLimitReached"];
            410: components["responses"]["Problem410ChallengeExpired"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            422: components["responses"]["Problem422UnsupportedCodeRegistrationRefusedCode"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
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
                /**
                 * @example {
                 *       "userId": "u-1815",
                 *       "emailOrUsername": "ada@example.com",
                 *       "displayName": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["StartRegistration"];
            };
        };
        responses: {
            /** @description Options for the browser, and the expiry of the ceremony. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "registrationOptions": {
                     *         "rp": {
                     *           "id": "localhost",
                     *           "name": "Example"
                     *         },
                     *         "user": {
                     *           "id": "8IOHDb_Zav4q-Dm_Qocr-OWUtLGmZQcP2QnbZWlSoWpB9xRRBE0qLn3-9n-ih2zQZsNQW7d02bF-MTCIO3ATig",
                     *           "name": "ada@example.com",
                     *           "displayName": "Ada Lovelace"
                     *         },
                     *         "challenge": "lG0eus4R1PpENGYU7yGfVz8TQluXZK9eGvU5pzAVYM4",
                     *         "pubKeyCredParams": [
                     *           {
                     *             "type": "public-key",
                     *             "alg": -8
                     *           },
                     *           {
                     *             "type": "public-key",
                     *             "alg": -7
                     *           }
                     *         ],
                     *         "timeout": 300000,
                     *         "excludeCredentials": [],
                     *         "authenticatorSelection": {
                     *           "residentKey": "preferred",
                     *           "requireResidentKey": false,
                     *           "userVerification": "preferred"
                     *         },
                     *         "hints": [],
                     *         "attestation": "none",
                     *         "attestationFormats": [],
                     *         "extensions": {
                     *           "credProps": true
                     *         }
                     *       },
                     *       "mediation": "optional",
                     *       "expiresAt": "2026-01-15T12:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["StartedRegistration"];
                };
            };
            400: components["responses"]["Problem400AdditionalOriginInvalidBodyNotJsonOptionNotAllowedRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissingUserSelfRegistered"];
            409: components["responses"]["Problem409PasskeyLimitReached"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
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
                /**
                 * @example {
                 *       "publicKey": {
                 *         "id": "xak1cpoja_xpOeDTncSri-2FWuPk2NzgRe5yRZgmv1U",
                 *         "rawId": "xak1cpoja_xpOeDTncSri-2FWuPk2NzgRe5yRZgmv1U",
                 *         "type": "public-key",
                 *         "authenticatorAttachment": "platform",
                 *         "clientExtensionResults": {},
                 *         "response": {
                 *           "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoieEFMaTNveGFEUnYtdTU0bjA0a25xT2RiTVJoYjYtcUVvZEtaRTdUQ3R2dyIsIm9yaWdpbiI6Imh0dHA6Ly9sb2NhbGhvc3Q6MzAwMCIsImNyb3NzT3JpZ2luIjpmYWxzZX0",
                 *           "authenticatorData": "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MdAAAAAQ",
                 *           "signature": "Z8JJgg4Kqt32ZG8vUM4Oue5RRrOI8uJHSmyaDlmk3WB_Za9bSZe1kq7PiDkz_xjQl2nstq_Iyloesv1tf407CQ",
                 *           "userHandle": "d2EMKRnIc9ExRxDWLdVmzW9EnX7n6XCkxRal3Vdba4G033ESKhhj0sX1WKTCVsEjO93vRaKRq3zcOKrwCbrfwQ"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["AuthenticationResponse"];
            };
        };
        responses: {
            /** @description The user, the passkey and the tokens of a new session. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Set-Cookie": components["headers"]["RefreshCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "userId": "c16d77a1-82b0-4111-9228-77d78d28c318",
                     *         "emailOrUsername": "grace@example.com",
                     *         "displayName": null
                     *       },
                     *       "passkey": {
                     *         "id": "3fd8b884-8d08-4657-8d67-b9787878bbca",
                     *         "credentialId": "xak1cpoja_xpOeDTncSri-2FWuPk2NzgRe5yRZgmv1U",
                     *         "displayName": null,
                     *         "state": "active",
                     *         "aaguid": "d1e5c0ff-ee00-4000-8000-0000000000aa",
                     *         "authenticator": {
                     *           "name": null,
                     *           "icon": null,
                     *           "iconDark": null,
                     *           "known": false,
                     *           "proven": false
                     *         },
                     *         "transports": [
                     *           "internal"
                     *         ],
                     *         "authenticatorAttachment": "platform",
                     *         "discoverable": null,
                     *         "createdBy": "webauthn",
                     *         "backupEligible": true,
                     *         "backupState": true,
                     *         "userVerified": true,
                     *         "attestation": {
                     *           "format": "none",
                     *           "type": "none",
                     *           "verdict": "none"
                     *         },
                     *         "createdAt": "2026-01-15T12:00:00.000Z",
                     *         "lastUsedAt": "2026-01-15T12:00:00.000Z"
                     *       },
                     *       "signals": {
                     *         "allAcceptedCredentials": {
                     *           "rpId": "localhost",
                     *           "userId": "d2EMKRnIc9ExRxDWLdVmzW9EnX7n6XCkxRal3Vdba4G033ESKhhj0sX1WKTCVsEjO93vRaKRq3zcOKrwCbrfwQ",
                     *           "allAcceptedCredentialIds": [
                     *             "xak1cpoja_xpOeDTncSri-2FWuPk2NzgRe5yRZgmv1U"
                     *           ]
                     *         },
                     *         "currentUserDetails": {
                     *           "rpId": "localhost",
                     *           "userId": "d2EMKRnIc9ExRxDWLdVmzW9EnX7n6XCkxRal3Vdba4G033ESKhhj0sX1WKTCVsEjO93vRaKRq3zcOKrwCbrfwQ",
                     *           "name": "grace@example.com",
                     *           "displayName": "grace@example.com"
                     *         }
                     *       },
                     *       "accessToken": "eyJhbGciOiJFZERTQSIsInR…",
                     *       "tokenType": "Bearer",
                     *       "expiresAt": "2026-01-15T12:15:00.000Z",
                     *       "trace": {
                     *         "ceremony": "authentication",
                     *         "section": "§7.2",
                     *         "edition": "webauthn-3 REC 2026-08-25",
                     *         "outcome": "passed",
                     *         "steps": [
                     *           {
                     *             "id": "authentication.options",
                     *             "number": 1,
                     *             "kind": "caller",
                     *             "text": "Create the request options for the ceremony and store them.",
                     *             "outcome": "caller"
                     *           },
                     *           {
                     *             "id": "authentication.get",
                     *             "number": 2,
                     *             "kind": "client",
                     *             "text": "Call navigator.credentials.get() with the options.",
                     *             "outcome": "client"
                     *           }
                     *         ]
                     *       },
                     *       "refreshToken": "lr_f7d04bb0cc4a91c9fd1dddf3a5a473bb_…"
                     *     }
                     */
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401AuthenticationFailed"];
            403: components["responses"]["Problem403CeremonyBrowserMismatch"];
            404: components["responses"]["Problem404ChallengeUnknown"];
            410: components["responses"]["Problem410ChallengeExpired"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "signIn.start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "email": "grace@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["StartSignIn"];
            };
        };
        responses: {
            /** @description Options for the browser, and the expiry of the ceremony. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Set-Cookie": components["headers"]["BrowserCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "authenticationOptions": {
                     *         "challenge": "xALi3oxaDRv-u54n04knqOdbMRhb6-qEodKZE7TCtvw",
                     *         "timeout": 300000,
                     *         "rpId": "localhost",
                     *         "allowCredentials": [
                     *           {
                     *             "type": "public-key",
                     *             "id": "xak1cpoja_xpOeDTncSri-2FWuPk2NzgRe5yRZgmv1U",
                     *             "transports": [
                     *               "internal"
                     *             ]
                     *           }
                     *         ],
                     *         "userVerification": "preferred",
                     *         "hints": [],
                     *         "extensions": {
                     *           "appid": "https://localhost/app-id.json"
                     *         }
                     *       },
                     *       "expiresAt": "2026-01-15T12:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["StartedAuthentication"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonPurposeNeedsUserRequestInvalidUriMalformed"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "mySessions.signOut": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "Set-Cookie": components["headers"]["RefreshCookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "mySessions.signOutAll": {
        parameters: {
            query?: never;
            header: {
                /** @description The token of a confirmation of `sessions.end`, from `POST /v1/me/confirmations/finish`. */
                Confirmation: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "Set-Cookie": components["headers"]["RefreshCookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403ConfirmationInvalidConfirmationRequired"];
            404: components["responses"]["Problem404UserNotFound"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
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
                /**
                 * @example {
                 *       "publicKey": {
                 *         "id": "xak1cpoja_xpOeDTncSri-2FWuPk2NzgRe5yRZgmv1U",
                 *         "rawId": "xak1cpoja_xpOeDTncSri-2FWuPk2NzgRe5yRZgmv1U",
                 *         "type": "public-key",
                 *         "authenticatorAttachment": "platform",
                 *         "clientExtensionResults": {},
                 *         "response": {
                 *           "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIiwiY2hhbGxlbmdlIjoiYVJ3TWdZWWZ0UXBtM2VSUDNjdk1nbzNvbnN1bTZ3eDM0TGhtcFo2ejVscyIsIm9yaWdpbiI6Imh0dHA6Ly9sb2NhbGhvc3Q6MzAwMCIsImNyb3NzT3JpZ2luIjpmYWxzZX0",
                 *           "attestationObject": "o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YViBSZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2NdAAAAANHlwP_uAEAAgAAAAAAAAKoAIMWpNXKaI2v8aTng053Eq4vthVrj5Njc4EXuckWYJr9VpAEBAycgBiFYIA31OJ38-Bw2HpZ-IHkl09iiENX-_e3OC02N_8Jhp0kd",
                 *           "transports": [
                 *             "internal"
                 *           ],
                 *           "authenticatorData": "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2NdAAAAANHlwP_uAEAAgAAAAAAAAKoAIMWpNXKaI2v8aTng053Eq4vthVrj5Njc4EXuckWYJr9VpAEBAycgBiFYIA31OJ38-Bw2HpZ-IHkl09iiENX-_e3OC02N_8Jhp0kd",
                 *           "publicKey": "MCowBQYDK2VwAyEADfU4nfz4HDYeln4geSXT2KIQ1f797c4LTY3_wmGnSR0",
                 *           "publicKeyAlgorithm": -8
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["RegistrationResponse"];
            };
        };
        responses: {
            /** @description The user, the passkey and the tokens of a new session. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Set-Cookie": components["headers"]["RefreshCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "userId": "c16d77a1-82b0-4111-9228-77d78d28c318",
                     *         "emailOrUsername": "grace@example.com",
                     *         "displayName": null
                     *       },
                     *       "passkey": {
                     *         "id": "3fd8b884-8d08-4657-8d67-b9787878bbca",
                     *         "credentialId": "xak1cpoja_xpOeDTncSri-2FWuPk2NzgRe5yRZgmv1U",
                     *         "displayName": null,
                     *         "state": "active",
                     *         "aaguid": "d1e5c0ff-ee00-4000-8000-0000000000aa",
                     *         "authenticator": {
                     *           "name": null,
                     *           "icon": null,
                     *           "iconDark": null,
                     *           "known": false,
                     *           "proven": false
                     *         },
                     *         "transports": [
                     *           "internal"
                     *         ],
                     *         "authenticatorAttachment": "platform",
                     *         "discoverable": null,
                     *         "createdBy": "webauthn",
                     *         "backupEligible": true,
                     *         "backupState": true,
                     *         "userVerified": true,
                     *         "attestation": {
                     *           "format": "none",
                     *           "type": "none",
                     *           "verdict": "none"
                     *         },
                     *         "createdAt": "2026-01-15T12:00:00.000Z",
                     *         "lastUsedAt": null
                     *       },
                     *       "signals": {
                     *         "allAcceptedCredentials": {
                     *           "rpId": "localhost",
                     *           "userId": "d2EMKRnIc9ExRxDWLdVmzW9EnX7n6XCkxRal3Vdba4G033ESKhhj0sX1WKTCVsEjO93vRaKRq3zcOKrwCbrfwQ",
                     *           "allAcceptedCredentialIds": [
                     *             "xak1cpoja_xpOeDTncSri-2FWuPk2NzgRe5yRZgmv1U"
                     *           ]
                     *         },
                     *         "currentUserDetails": {
                     *           "rpId": "localhost",
                     *           "userId": "d2EMKRnIc9ExRxDWLdVmzW9EnX7n6XCkxRal3Vdba4G033ESKhhj0sX1WKTCVsEjO93vRaKRq3zcOKrwCbrfwQ",
                     *           "name": "grace@example.com",
                     *           "displayName": "grace@example.com"
                     *         }
                     *       },
                     *       "accessToken": "eyJhbGciOiJFZERTQSIsInR…",
                     *       "tokenType": "Bearer",
                     *       "expiresAt": "2026-01-15T12:15:00.000Z",
                     *       "trace": {
                     *         "ceremony": "registration",
                     *         "section": "§7.1",
                     *         "edition": "webauthn-3 REC 2026-08-25",
                     *         "outcome": "passed",
                     *         "steps": [
                     *           {
                     *             "id": "registration.options",
                     *             "number": 1,
                     *             "kind": "caller",
                     *             "text": "Create the creation options for the ceremony and store them.",
                     *             "outcome": "caller"
                     *           },
                     *           {
                     *             "id": "registration.create",
                     *             "number": 2,
                     *             "kind": "client",
                     *             "text": "Call navigator.credentials.create() with the options.",
                     *             "outcome": "client"
                     *           }
                     *         ]
                     *       },
                     *       "refreshToken": "lr_47ac69a99e7166c9f4c4f81a30c3e5c4_…"
                     *     }
                     */
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformedMalformedCode"];
            403: components["responses"]["Problem403AuthenticatorAttachmentMismatchCeremonyBrowserMismatchPasskeySuspendedPolicyCode"];
            404: components["responses"]["Problem404ChallengeUnknown"];
            409: components["responses"]["Problem409UserAlreadyExists"];
            410: components["responses"]["Problem410ChallengeExpired"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            422: components["responses"]["Problem422UnsupportedCodeRegistrationRefusedCode"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
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
                /**
                 * @example {
                 *       "email": "grace@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["StartSignUp"];
            };
        };
        responses: {
            /** @description Options for the browser, and the expiry of the ceremony. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Set-Cookie": components["headers"]["BrowserCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "registrationOptions": {
                     *         "rp": {
                     *           "id": "localhost",
                     *           "name": "Example"
                     *         },
                     *         "user": {
                     *           "id": "d2EMKRnIc9ExRxDWLdVmzW9EnX7n6XCkxRal3Vdba4G033ESKhhj0sX1WKTCVsEjO93vRaKRq3zcOKrwCbrfwQ",
                     *           "name": "grace@example.com",
                     *           "displayName": "grace@example.com"
                     *         },
                     *         "challenge": "aRwMgYYftQpm3eRP3cvMgo3onsum6wx34LhmpZ6z5ls",
                     *         "pubKeyCredParams": [
                     *           {
                     *             "type": "public-key",
                     *             "alg": -8
                     *           },
                     *           {
                     *             "type": "public-key",
                     *             "alg": -7
                     *           }
                     *         ],
                     *         "timeout": 300000,
                     *         "excludeCredentials": [],
                     *         "authenticatorSelection": {
                     *           "residentKey": "required",
                     *           "requireResidentKey": true,
                     *           "userVerification": "preferred"
                     *         },
                     *         "hints": [],
                     *         "attestation": "none",
                     *         "attestationFormats": [],
                     *         "extensions": {
                     *           "credProps": true
                     *         }
                     *       },
                     *       "mediation": "optional",
                     *       "expiresAt": "2026-01-15T12:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["StartedRegistration"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "signedRequests.verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "body": "{\"timestampMs\":\"1768478400000\",\"amount\":\"10.00\"}",
                 *       "stamp": {
                 *         "stampHeaderName": "X-Stamp-Webauthn",
                 *         "stampHeaderValue": "{\"authenticatorData\":\"SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MdAAAAAQ\",\"clientDataJson\":\"eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiTTJKa1kyWm1abUUzWVdJNVl6RmlNekZtTWpjMU1UYzNNV0ptTkRRME1qRmhZell4TWpjME1UaGpaVGsxWXpnelpXVmtNV0kwTnpoa05XRTBPR1kzT1EiLCJvcmlnaW4iOiJodHRwOi8vbG9jYWxob3N0OjMwMDAiLCJjcm9zc09yaWdpbiI6ZmFsc2V9\",\"credentialId\":\"_tu6ER9C3LE_V-qIjULPp0i08g70KZ8ztczmvPOKTik\",\"signature\":\"IbT8uyNbttuEmdrqIOxV5_XWZ2vu2X4PDfXj2MNFZ4UZXJyteubuLQluFlu5rpZOBY-sa7F-7tAEhIc6HU5fAw\"}"
                 *       },
                 *       "userId": "u-1815",
                 *       "method": "POST",
                 *       "path": "/v1/payments"
                 *     }
                 */
                "application/json": components["schemas"]["VerifySignedRequest"];
            };
        };
        responses: {
            /** @description A verified signed request. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "userId": "u-1815",
                     *       "passkeyId": "b70bca01-9491-4e35-ace9-b63408f2ec1a",
                     *       "credentialId": "_tu6ER9C3LE_V-qIjULPp0i08g70KZ8ztczmvPOKTik",
                     *       "userVerified": true,
                     *       "signedAt": "2026-01-15T12:00:00.000Z",
                     *       "signCount": {
                     *         "stored": 0,
                     *         "received": 1,
                     *         "verdict": "increased"
                     *       },
                     *       "trace": {
                     *         "ceremony": "authentication",
                     *         "section": "§7.2",
                     *         "edition": "webauthn-3 REC 2026-08-25",
                     *         "outcome": "passed",
                     *         "steps": [
                     *           {
                     *             "id": "authentication.options",
                     *             "number": 1,
                     *             "kind": "caller",
                     *             "text": "Create the request options for the ceremony and store them.",
                     *             "outcome": "caller"
                     *           },
                     *           {
                     *             "id": "authentication.get",
                     *             "number": 2,
                     *             "kind": "client",
                     *             "text": "Call navigator.credentials.get() with the options.",
                     *             "outcome": "client"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SignedRequestResult"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidSignedRequestBodyInvalidStampMalformedUriMalformedMalformedCode"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissingSignedRequestStaleSignedRequestTimestampMissingAuthenticationRefusedCode"];
            403: components["responses"]["Problem403OriginNotAllowedPasskeySuspendedPermissionMissingSignedRequestUserMismatchUserSelfRegisteredUserVerificationUnprovenPolicyCode"];
            409: components["responses"]["Problem409SignedRequestReplayed"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            422: components["responses"]["Problem422UnsupportedCode"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "signedRequests.verifyForwarded": {
        parameters: {
            query?: {
                /** @description The name of your service in signatures with the binding `request`, for example its origin. */
                audience?: string;
                /** @description The parts that the signature must cover. The default is `signed_requests.binding`, which cannot be weakened. */
                binding?: "request";
                /**
                 * @description The method of the request that your backend received.
                 * @example POST
                 */
                method?: string;
                /**
                 * @description The path of the request that your backend received, without query. Never take it from the client's `url`.
                 * @example /v1/payments
                 */
                path?: string;
                /**
                 * @description The expected user. Without it, check `user` in the response: every user of this server can sign requests.
                 * @example u-1815
                 */
                userId?: string;
            };
            header: {
                /** @description The stamp, as the client sent it. */
                "x-stamp-webauthn": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The signed body, unchanged. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "timestampMs": "1768478400000",
                 *       "amount": "20.00"
                 *     }
                 */
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description A verified signed request. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "userId": "u-1815",
                     *       "passkeyId": "b70bca01-9491-4e35-ace9-b63408f2ec1a",
                     *       "credentialId": "_tu6ER9C3LE_V-qIjULPp0i08g70KZ8ztczmvPOKTik",
                     *       "userVerified": true,
                     *       "signedAt": "2026-01-15T12:00:00.000Z",
                     *       "signCount": {
                     *         "stored": 1,
                     *         "received": 2,
                     *         "verdict": "increased"
                     *       },
                     *       "trace": {
                     *         "ceremony": "authentication",
                     *         "section": "§7.2",
                     *         "edition": "webauthn-3 REC 2026-08-25",
                     *         "outcome": "passed",
                     *         "steps": [
                     *           {
                     *             "id": "authentication.options",
                     *             "number": 1,
                     *             "kind": "caller",
                     *             "text": "Create the request options for the ceremony and store them.",
                     *             "outcome": "caller"
                     *           },
                     *           {
                     *             "id": "authentication.get",
                     *             "number": 2,
                     *             "kind": "client",
                     *             "text": "Call navigator.credentials.get() with the options.",
                     *             "outcome": "client"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SignedRequestResult"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidSignedRequestBodyInvalidStampMalformedUriMalformedMalformedCode"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissingSignedRequestStaleSignedRequestTimestampMissingAuthenticationRefusedCode"];
            403: components["responses"]["Problem403OriginNotAllowedPasskeySuspendedPermissionMissingSignedRequestUserMismatchUserSelfRegisteredUserVerificationUnprovenPolicyCode"];
            409: components["responses"]["Problem409SignedRequestReplayed"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            422: components["responses"]["Problem422UnsupportedCode"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "tokens.introspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "eyJhbGciOiJFZERTQSIsInR…"
                 *     }
                 */
                "application/json": components["schemas"]["IntrospectToken"];
                /**
                 * @example {
                 *       "token": "eyJhbGciOiJFZERTQSIsInR…"
                 *     }
                 */
                "application/x-www-form-urlencoded": components["schemas"]["IntrospectToken"];
            };
        };
        responses: {
            /** @description Whether the token is active, and its claims if it is. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "iss": "http://localhost:3000",
                     *       "aud": "localhost",
                     *       "iat": 1768478400,
                     *       "exp": 1768479300,
                     *       "jti": "cc9cf37d-f9dc-4815-9c5d-52042f3ef226",
                     *       "sub": "u-1815",
                     *       "amr": [
                     *         "swk",
                     *         "user"
                     *       ],
                     *       "acr": "phr",
                     *       "auth_time": 1768478400,
                     *       "purpose": "login",
                     *       "passkey_id": "cf463bfe-ecee-46d8-9e71-ff6d06191e94",
                     *       "aaguid": "d1e5c0ff-ee00-4000-8000-0000000000aa",
                     *       "user_verified": false,
                     *       "backup_state": true,
                     *       "single_use": true,
                     *       "token_use": "result",
                     *       "active": true
                     *     }
                     */
                    "application/json": components["schemas"]["TokenStatus"];
                };
            };
            /** @description The request is invalid. The response uses the error format of PropelAuth. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
            /** @description Any other error, in the error format of PropelAuth. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
        };
    };
    "tokens.redeem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "eyJhbGciOiJFZERTQSIsInR…"
                 *     }
                 */
                "application/json": components["schemas"]["RedeemToken"];
            };
        };
        responses: {
            /** @description The claims of a token. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "iss": "http://localhost:3000",
                     *       "aud": "localhost",
                     *       "iat": 1768478400,
                     *       "exp": 1768479300,
                     *       "jti": "cc9cf37d-f9dc-4815-9c5d-52042f3ef226",
                     *       "sub": "u-1815",
                     *       "amr": [
                     *         "swk",
                     *         "user"
                     *       ],
                     *       "acr": "phr",
                     *       "auth_time": 1768478400,
                     *       "purpose": "login",
                     *       "passkey_id": "cf463bfe-ecee-46d8-9e71-ff6d06191e94",
                     *       "aaguid": "d1e5c0ff-ee00-4000-8000-0000000000aa",
                     *       "user_verified": false,
                     *       "backup_state": true,
                     *       "single_use": true
                     *     }
                     */
                    "application/json": components["schemas"]["TokenClaims"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            409: components["responses"]["Problem409TokenAlreadyUsed"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            422: components["responses"]["Problem422TokenInvalid"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "mySessions.refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "refreshToken": "lr_f7d04bb0cc4a91c9fd1dddf3a5a473bb_…"
                 *     }
                 */
                "application/json": components["schemas"]["Refresh"];
            };
        };
        responses: {
            /** @description The next tokens of the session. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Set-Cookie": components["headers"]["RefreshCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accessToken": "eyJhbGciOiJFZERTQSIsInR…",
                     *       "tokenType": "Bearer",
                     *       "expiresAt": "2026-01-15T12:15:00.000Z",
                     *       "refreshToken": "lr_336acb9ef9bbd1c8e5f90ff4a91dd089_…"
                     *     }
                     */
                    "application/json": components["schemas"]["Refreshed"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissingRefreshTokenReused"];
            403: components["responses"]["Problem403OriginNotAllowed"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "users.list": {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the previous page. */
                cursor?: string;
                /** @description Returns only the user with this name (case-insensitive). */
                emailOrUsername?: string;
                /** @description Whether the query also matches names that only the user asserted. Never use such a name to find an account. */
                includeUnverified?: boolean;
                /**
                 * @description The maximum number of items. The default is 50.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Returns only users whose id, name or display name contains this text (case-insensitive).
                 * @example ada
                 */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Users, ordered by id. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "userId": "u-1815",
                     *           "origin": "backend",
                     *           "emailOrUsername": "ada@example.com",
                     *           "emailVerified": false,
                     *           "displayName": "Ada",
                     *           "createdAt": "2026-01-15T12:00:00.000Z",
                     *           "updatedAt": "2026-01-15T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["UserList"];
                };
            };
            400: components["responses"]["Problem400RequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            414: components["responses"]["Problem414UriTooLong"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "users.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "userId": "u-1815",
                 *       "emailOrUsername": "ada@example.com",
                 *       "displayName": "Ada"
                 *     }
                 */
                "application/json": components["schemas"]["CreateUser"];
            };
        };
        responses: {
            /** @description A user. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "userId": "u-1815",
                     *       "origin": "backend",
                     *       "emailOrUsername": "ada@example.com",
                     *       "emailVerified": false,
                     *       "displayName": "Ada",
                     *       "createdAt": "2026-01-15T12:00:00.000Z",
                     *       "updatedAt": "2026-01-15T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            409: components["responses"]["Problem409UserAlreadyExists"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "users.get": {
        parameters: {
            query?: {
                /** @description Whether to include names that only the user asserted. Never use such a name to find an account. */
                includeUnverified?: boolean;
            };
            header?: never;
            path: {
                /** @example u-1815 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A user. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "userId": "u-1815",
                     *       "origin": "backend",
                     *       "emailOrUsername": "ada@example.com",
                     *       "emailVerified": false,
                     *       "displayName": "Ada",
                     *       "createdAt": "2026-01-15T12:00:00.000Z",
                     *       "updatedAt": "2026-01-15T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Problem400RequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            404: components["responses"]["Problem404UserNotFound"];
            414: components["responses"]["Problem414UriTooLong"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "users.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example u-1815 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            404: components["responses"]["Problem404UserNotFound"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "users.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example u-1815 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "displayName": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["ChangeUser"];
            };
        };
        responses: {
            /** @description A user. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "userId": "u-1815",
                     *       "origin": "backend",
                     *       "emailOrUsername": "ada@example.com",
                     *       "emailVerified": false,
                     *       "displayName": "Ada Lovelace",
                     *       "createdAt": "2026-01-15T12:00:00.000Z",
                     *       "updatedAt": "2026-01-15T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            404: components["responses"]["Problem404UserNotFound"];
            409: components["responses"]["Problem409UserAlreadyExists"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "enrolmentTokens.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example u-1815 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The enrolment tokens of a user, oldest first, including tokens that were used or expired within the last day. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0f5c1f44591654b3",
                     *           "userId": "u-1815",
                     *           "passkey": {
                     *             "displayName": "Phone"
                     *           },
                     *           "createdAt": "2026-01-15T12:00:00.000Z",
                     *           "expiresAt": "2026-01-15T12:10:00.000Z",
                     *           "usedAt": "2026-01-15T12:00:00.000Z"
                     *         },
                     *         {
                     *           "id": "db431c724e20aa73",
                     *           "userId": "u-1815",
                     *           "passkey": {
                     *             "displayName": "Phone"
                     *           },
                     *           "createdAt": "2026-01-15T12:00:00.000Z",
                     *           "expiresAt": "2026-01-15T12:10:00.000Z",
                     *           "usedAt": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["EnrolmentTokenList"];
                };
            };
            400: components["responses"]["Problem400RequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            404: components["responses"]["Problem404UserNotFound"];
            414: components["responses"]["Problem414UriTooLong"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "enrolmentTokens.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example u-1815 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "expiresInSeconds": 600,
                 *       "passkey": {
                 *         "displayName": "Phone"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["CreateEnrolmentToken"];
            };
        };
        responses: {
            /** @description A new enrolment token. The response contains its secret, which cannot be shown again. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0f5c1f44591654b3",
                     *       "userId": "u-1815",
                     *       "passkey": {
                     *         "displayName": "Phone"
                     *       },
                     *       "createdAt": "2026-01-15T12:00:00.000Z",
                     *       "expiresAt": "2026-01-15T12:10:00.000Z",
                     *       "usedAt": null,
                     *       "enrolmentToken": "le_0f5c1f44591654b3_…"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedEnrolmentToken"];
                };
            };
            400: components["responses"]["Problem400AdditionalOriginInvalidBodyNotJsonOptionNotAllowedRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissingUserSelfRegistered"];
            404: components["responses"]["Problem404UserNotFound"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "enrolmentTokens.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `id` of the enrolment token.
                 * @example 0f5c1f44591654b3
                 */
                tokenId: string;
                /** @example u-1815 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            404: components["responses"]["Problem404EnrolmentTokenNotFound"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "passkeys.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example u-1815 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The passkeys of a user, oldest first. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "8c69aca1-8c16-4d03-9c51-97bb10d961fd",
                     *           "credentialId": "fNXsVLVh2pZTFOEbOQ_lsHBq-S-otjSn78cunP9jqsc",
                     *           "displayName": null,
                     *           "state": "active",
                     *           "aaguid": "d1e5c0ff-ee00-4000-8000-0000000000aa",
                     *           "authenticator": {
                     *             "name": null,
                     *             "icon": null,
                     *             "iconDark": null,
                     *             "known": false,
                     *             "proven": false
                     *           },
                     *           "transports": [
                     *             "internal"
                     *           ],
                     *           "authenticatorAttachment": "platform",
                     *           "discoverable": null,
                     *           "createdBy": "webauthn",
                     *           "backupEligible": true,
                     *           "backupState": true,
                     *           "userVerified": true,
                     *           "attestation": {
                     *             "format": "none",
                     *             "type": "none",
                     *             "verdict": "none"
                     *           },
                     *           "createdAt": "2026-01-15T12:00:00.000Z",
                     *           "lastUsedAt": null
                     *         },
                     *         {
                     *           "id": "b70bca01-9491-4e35-ace9-b63408f2ec1a",
                     *           "credentialId": "_tu6ER9C3LE_V-qIjULPp0i08g70KZ8ztczmvPOKTik",
                     *           "displayName": null,
                     *           "state": "active",
                     *           "aaguid": "d1e5c0ff-ee00-4000-8000-0000000000aa",
                     *           "authenticator": {
                     *             "name": null,
                     *             "icon": null,
                     *             "iconDark": null,
                     *             "known": false,
                     *             "proven": false
                     *           },
                     *           "transports": [
                     *             "internal"
                     *           ],
                     *           "authenticatorAttachment": "platform",
                     *           "discoverable": null,
                     *           "createdBy": "webauthn",
                     *           "backupEligible": true,
                     *           "backupState": true,
                     *           "userVerified": true,
                     *           "attestation": {
                     *             "format": "none",
                     *             "type": "none",
                     *             "verdict": "none"
                     *           },
                     *           "createdAt": "2026-01-15T12:00:00.000Z",
                     *           "lastUsedAt": "2026-01-15T12:00:00.000Z"
                     *         },
                     *         {
                     *           "id": "cf463bfe-ecee-46d8-9e71-ff6d06191e94",
                     *           "credentialId": "5h1Tgtm1PFQ8_wDOL9vc6PB5b7xcFjDczaawC3uZpQY",
                     *           "displayName": "Phone",
                     *           "state": "active",
                     *           "aaguid": "d1e5c0ff-ee00-4000-8000-0000000000aa",
                     *           "authenticator": {
                     *             "name": null,
                     *             "icon": null,
                     *             "iconDark": null,
                     *             "known": false,
                     *             "proven": false
                     *           },
                     *           "transports": [
                     *             "internal"
                     *           ],
                     *           "authenticatorAttachment": "platform",
                     *           "discoverable": null,
                     *           "createdBy": "webauthn",
                     *           "backupEligible": true,
                     *           "backupState": true,
                     *           "userVerified": false,
                     *           "attestation": {
                     *             "format": "none",
                     *             "type": "none",
                     *             "verdict": "none"
                     *           },
                     *           "createdAt": "2026-01-15T12:00:00.000Z",
                     *           "lastUsedAt": "2026-01-15T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "signals": {
                     *         "allAcceptedCredentials": {
                     *           "rpId": "localhost",
                     *           "userId": "8IOHDb_Zav4q-Dm_Qocr-OWUtLGmZQcP2QnbZWlSoWpB9xRRBE0qLn3-9n-ih2zQZsNQW7d02bF-MTCIO3ATig",
                     *           "allAcceptedCredentialIds": [
                     *             "fNXsVLVh2pZTFOEbOQ_lsHBq-S-otjSn78cunP9jqsc",
                     *             "_tu6ER9C3LE_V-qIjULPp0i08g70KZ8ztczmvPOKTik",
                     *             "5h1Tgtm1PFQ8_wDOL9vc6PB5b7xcFjDczaawC3uZpQY"
                     *           ]
                     *         },
                     *         "currentUserDetails": {
                     *           "rpId": "localhost",
                     *           "userId": "8IOHDb_Zav4q-Dm_Qocr-OWUtLGmZQcP2QnbZWlSoWpB9xRRBE0qLn3-9n-ih2zQZsNQW7d02bF-MTCIO3ATig",
                     *           "name": "ada@example.com",
                     *           "displayName": "Ada Lovelace"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PasskeyList"];
                };
            };
            400: components["responses"]["Problem400RequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            404: components["responses"]["Problem404UserNotFound"];
            414: components["responses"]["Problem414UriTooLong"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "passkeys.deleteAll": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example u-1815 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The number of deleted passkeys, and signals for the browser. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deleted": 3,
                     *       "signals": {
                     *         "allAcceptedCredentials": {
                     *           "rpId": "localhost",
                     *           "userId": "8IOHDb_Zav4q-Dm_Qocr-OWUtLGmZQcP2QnbZWlSoWpB9xRRBE0qLn3-9n-ih2zQZsNQW7d02bF-MTCIO3ATig",
                     *           "allAcceptedCredentialIds": []
                     *         },
                     *         "currentUserDetails": {
                     *           "rpId": "localhost",
                     *           "userId": "8IOHDb_Zav4q-Dm_Qocr-OWUtLGmZQcP2QnbZWlSoWpB9xRRBE0qLn3-9n-ih2zQZsNQW7d02bF-MTCIO3ATig",
                     *           "name": "ada@example.com",
                     *           "displayName": "Ada Lovelace"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["DeletedPasskeys"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            404: components["responses"]["Problem404UserNotFound"];
            409: components["responses"]["Problem409LastPasskey"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "passkeys.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `id` of the passkey.
                 * @example 8c69aca1-8c16-4d03-9c51-97bb10d961fd
                 */
                passkeyId: string;
                /** @example u-1815 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A passkey. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "8c69aca1-8c16-4d03-9c51-97bb10d961fd",
                     *       "credentialId": "fNXsVLVh2pZTFOEbOQ_lsHBq-S-otjSn78cunP9jqsc",
                     *       "displayName": null,
                     *       "state": "active",
                     *       "aaguid": "d1e5c0ff-ee00-4000-8000-0000000000aa",
                     *       "authenticator": {
                     *         "name": null,
                     *         "icon": null,
                     *         "iconDark": null,
                     *         "known": false,
                     *         "proven": false
                     *       },
                     *       "transports": [
                     *         "internal"
                     *       ],
                     *       "authenticatorAttachment": "platform",
                     *       "discoverable": null,
                     *       "createdBy": "webauthn",
                     *       "backupEligible": true,
                     *       "backupState": true,
                     *       "userVerified": true,
                     *       "attestation": {
                     *         "format": "none",
                     *         "type": "none",
                     *         "verdict": "none"
                     *       },
                     *       "createdAt": "2026-01-15T12:00:00.000Z",
                     *       "lastUsedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            400: components["responses"]["Problem400RequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            404: components["responses"]["Problem404PasskeyNotFound"];
            414: components["responses"]["Problem414UriTooLong"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "passkeys.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `id` of the passkey.
                 * @example 8c69aca1-8c16-4d03-9c51-97bb10d961fd
                 */
                passkeyId: string;
                /** @example u-1815 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The number of deleted passkeys, and signals for the browser. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deleted": 1,
                     *       "signals": {
                     *         "allAcceptedCredentials": {
                     *           "rpId": "localhost",
                     *           "userId": "8IOHDb_Zav4q-Dm_Qocr-OWUtLGmZQcP2QnbZWlSoWpB9xRRBE0qLn3-9n-ih2zQZsNQW7d02bF-MTCIO3ATig",
                     *           "allAcceptedCredentialIds": [
                     *             "_tu6ER9C3LE_V-qIjULPp0i08g70KZ8ztczmvPOKTik",
                     *             "5h1Tgtm1PFQ8_wDOL9vc6PB5b7xcFjDczaawC3uZpQY"
                     *           ]
                     *         },
                     *         "currentUserDetails": {
                     *           "rpId": "localhost",
                     *           "userId": "8IOHDb_Zav4q-Dm_Qocr-OWUtLGmZQcP2QnbZWlSoWpB9xRRBE0qLn3-9n-ih2zQZsNQW7d02bF-MTCIO3ATig",
                     *           "name": "ada@example.com",
                     *           "displayName": "Ada Lovelace"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["DeletedPasskeys"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            404: components["responses"]["Problem404PasskeyNotFound"];
            409: components["responses"]["Problem409LastPasskey"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "passkeys.rename": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `id` of the passkey.
                 * @example 8c69aca1-8c16-4d03-9c51-97bb10d961fd
                 */
                passkeyId: string;
                /** @example u-1815 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "displayName": "Laptop"
                 *     }
                 */
                "application/json": components["schemas"]["RenamePasskey"];
            };
        };
        responses: {
            /** @description The passkey after the change. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "passkey": {
                     *         "id": "8c69aca1-8c16-4d03-9c51-97bb10d961fd",
                     *         "credentialId": "fNXsVLVh2pZTFOEbOQ_lsHBq-S-otjSn78cunP9jqsc",
                     *         "displayName": "Laptop",
                     *         "state": "active",
                     *         "aaguid": "d1e5c0ff-ee00-4000-8000-0000000000aa",
                     *         "authenticator": {
                     *           "name": null,
                     *           "icon": null,
                     *           "iconDark": null,
                     *           "known": false,
                     *           "proven": false
                     *         },
                     *         "transports": [
                     *           "internal"
                     *         ],
                     *         "authenticatorAttachment": "platform",
                     *         "discoverable": null,
                     *         "createdBy": "webauthn",
                     *         "backupEligible": true,
                     *         "backupState": true,
                     *         "userVerified": true,
                     *         "attestation": {
                     *           "format": "none",
                     *           "type": "none",
                     *           "verdict": "none"
                     *         },
                     *         "createdAt": "2026-01-15T12:00:00.000Z",
                     *         "lastUsedAt": null
                     *       },
                     *       "signals": {
                     *         "allAcceptedCredentials": {
                     *           "rpId": "localhost",
                     *           "userId": "8IOHDb_Zav4q-Dm_Qocr-OWUtLGmZQcP2QnbZWlSoWpB9xRRBE0qLn3-9n-ih2zQZsNQW7d02bF-MTCIO3ATig",
                     *           "allAcceptedCredentialIds": [
                     *             "fNXsVLVh2pZTFOEbOQ_lsHBq-S-otjSn78cunP9jqsc",
                     *             "_tu6ER9C3LE_V-qIjULPp0i08g70KZ8ztczmvPOKTik",
                     *             "5h1Tgtm1PFQ8_wDOL9vc6PB5b7xcFjDczaawC3uZpQY"
                     *           ]
                     *         },
                     *         "currentUserDetails": {
                     *           "rpId": "localhost",
                     *           "userId": "8IOHDb_Zav4q-Dm_Qocr-OWUtLGmZQcP2QnbZWlSoWpB9xRRBE0qLn3-9n-ih2zQZsNQW7d02bF-MTCIO3ATig",
                     *           "name": "ada@example.com",
                     *           "displayName": "Ada Lovelace"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ChangedPasskey"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            404: components["responses"]["Problem404PasskeyNotFound"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "passkeys.resume": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `id` of the passkey.
                 * @example 8c69aca1-8c16-4d03-9c51-97bb10d961fd
                 */
                passkeyId: string;
                /** @example u-1815 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The passkey after the change. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "passkey": {
                     *         "id": "8c69aca1-8c16-4d03-9c51-97bb10d961fd",
                     *         "credentialId": "fNXsVLVh2pZTFOEbOQ_lsHBq-S-otjSn78cunP9jqsc",
                     *         "displayName": "Laptop",
                     *         "state": "active",
                     *         "aaguid": "d1e5c0ff-ee00-4000-8000-0000000000aa",
                     *         "authenticator": {
                     *           "name": null,
                     *           "icon": null,
                     *           "iconDark": null,
                     *           "known": false,
                     *           "proven": false
                     *         },
                     *         "transports": [
                     *           "internal"
                     *         ],
                     *         "authenticatorAttachment": "platform",
                     *         "discoverable": null,
                     *         "createdBy": "webauthn",
                     *         "backupEligible": true,
                     *         "backupState": true,
                     *         "userVerified": true,
                     *         "attestation": {
                     *           "format": "none",
                     *           "type": "none",
                     *           "verdict": "none"
                     *         },
                     *         "createdAt": "2026-01-15T12:00:00.000Z",
                     *         "lastUsedAt": null
                     *       },
                     *       "signals": {
                     *         "allAcceptedCredentials": {
                     *           "rpId": "localhost",
                     *           "userId": "8IOHDb_Zav4q-Dm_Qocr-OWUtLGmZQcP2QnbZWlSoWpB9xRRBE0qLn3-9n-ih2zQZsNQW7d02bF-MTCIO3ATig",
                     *           "allAcceptedCredentialIds": [
                     *             "fNXsVLVh2pZTFOEbOQ_lsHBq-S-otjSn78cunP9jqsc",
                     *             "_tu6ER9C3LE_V-qIjULPp0i08g70KZ8ztczmvPOKTik",
                     *             "5h1Tgtm1PFQ8_wDOL9vc6PB5b7xcFjDczaawC3uZpQY"
                     *           ]
                     *         },
                     *         "currentUserDetails": {
                     *           "rpId": "localhost",
                     *           "userId": "8IOHDb_Zav4q-Dm_Qocr-OWUtLGmZQcP2QnbZWlSoWpB9xRRBE0qLn3-9n-ih2zQZsNQW7d02bF-MTCIO3ATig",
                     *           "name": "ada@example.com",
                     *           "displayName": "Ada Lovelace"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ChangedPasskey"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            404: components["responses"]["Problem404PasskeyNotFound"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "passkeys.suspend": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `id` of the passkey.
                 * @example 8c69aca1-8c16-4d03-9c51-97bb10d961fd
                 */
                passkeyId: string;
                /** @example u-1815 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The passkey after the change. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "passkey": {
                     *         "id": "8c69aca1-8c16-4d03-9c51-97bb10d961fd",
                     *         "credentialId": "fNXsVLVh2pZTFOEbOQ_lsHBq-S-otjSn78cunP9jqsc",
                     *         "displayName": "Laptop",
                     *         "state": "suspended",
                     *         "aaguid": "d1e5c0ff-ee00-4000-8000-0000000000aa",
                     *         "authenticator": {
                     *           "name": null,
                     *           "icon": null,
                     *           "iconDark": null,
                     *           "known": false,
                     *           "proven": false
                     *         },
                     *         "transports": [
                     *           "internal"
                     *         ],
                     *         "authenticatorAttachment": "platform",
                     *         "discoverable": null,
                     *         "createdBy": "webauthn",
                     *         "backupEligible": true,
                     *         "backupState": true,
                     *         "userVerified": true,
                     *         "attestation": {
                     *           "format": "none",
                     *           "type": "none",
                     *           "verdict": "none"
                     *         },
                     *         "createdAt": "2026-01-15T12:00:00.000Z",
                     *         "lastUsedAt": null
                     *       },
                     *       "signals": {
                     *         "allAcceptedCredentials": {
                     *           "rpId": "localhost",
                     *           "userId": "8IOHDb_Zav4q-Dm_Qocr-OWUtLGmZQcP2QnbZWlSoWpB9xRRBE0qLn3-9n-ih2zQZsNQW7d02bF-MTCIO3ATig",
                     *           "allAcceptedCredentialIds": [
                     *             "fNXsVLVh2pZTFOEbOQ_lsHBq-S-otjSn78cunP9jqsc",
                     *             "_tu6ER9C3LE_V-qIjULPp0i08g70KZ8ztczmvPOKTik",
                     *             "5h1Tgtm1PFQ8_wDOL9vc6PB5b7xcFjDczaawC3uZpQY"
                     *           ]
                     *         },
                     *         "currentUserDetails": {
                     *           "rpId": "localhost",
                     *           "userId": "8IOHDb_Zav4q-Dm_Qocr-OWUtLGmZQcP2QnbZWlSoWpB9xRRBE0qLn3-9n-ih2zQZsNQW7d02bF-MTCIO3ATig",
                     *           "name": "ada@example.com",
                     *           "displayName": "Ada Lovelace"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ChangedPasskey"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            404: components["responses"]["Problem404PasskeyNotFound"];
            409: components["responses"]["Problem409LastPasskey"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "passkeys.import": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example u-1815 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "createdBy": "u2f",
                 *       "credentialId": "a2V5IGhhbmRsZWtleSBoYW5kbGVrZXkgaGFuZGxla2V5IGhhbmRsZWtleSBoYW5kbGVrZXkgaGFuZGxla2V5IA",
                 *       "publicKey": "BGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU",
                 *       "signCount": 41,
                 *       "transports": [
                 *         "usb"
                 *       ],
                 *       "displayName": "Old security key"
                 *     }
                 */
                "application/json": components["schemas"]["ImportPasskey"];
            };
        };
        responses: {
            /** @description The passkey after the change. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "passkey": {
                     *         "id": "a061fea6-e1b0-410f-ac16-2d68e6d4897d",
                     *         "credentialId": "a2V5IGhhbmRsZWtleSBoYW5kbGVrZXkgaGFuZGxla2V5IGhhbmRsZWtleSBoYW5kbGVrZXkgaGFuZGxla2V5IA",
                     *         "displayName": "Old security key",
                     *         "state": "active",
                     *         "aaguid": "00000000-0000-0000-0000-000000000000",
                     *         "authenticator": {
                     *           "name": null,
                     *           "icon": null,
                     *           "iconDark": null,
                     *           "known": false,
                     *           "proven": false
                     *         },
                     *         "transports": [
                     *           "usb"
                     *         ],
                     *         "authenticatorAttachment": "cross-platform",
                     *         "discoverable": false,
                     *         "createdBy": "u2f",
                     *         "backupEligible": false,
                     *         "backupState": false,
                     *         "userVerified": false,
                     *         "attestation": {
                     *           "format": "none",
                     *           "type": "none",
                     *           "verdict": "none"
                     *         },
                     *         "createdAt": "2026-01-15T12:00:00.000Z",
                     *         "lastUsedAt": null
                     *       },
                     *       "signals": {
                     *         "allAcceptedCredentials": {
                     *           "rpId": "localhost",
                     *           "userId": "8IOHDb_Zav4q-Dm_Qocr-OWUtLGmZQcP2QnbZWlSoWpB9xRRBE0qLn3-9n-ih2zQZsNQW7d02bF-MTCIO3ATig",
                     *           "allAcceptedCredentialIds": [
                     *             "a2V5IGhhbmRsZWtleSBoYW5kbGVrZXkgaGFuZGxla2V5IGhhbmRsZWtleSBoYW5kbGVrZXkgaGFuZGxla2V5IA",
                     *             "_tu6ER9C3LE_V-qIjULPp0i08g70KZ8ztczmvPOKTik",
                     *             "5h1Tgtm1PFQ8_wDOL9vc6PB5b7xcFjDczaawC3uZpQY"
                     *           ]
                     *         },
                     *         "currentUserDetails": {
                     *           "rpId": "localhost",
                     *           "userId": "8IOHDb_Zav4q-Dm_Qocr-OWUtLGmZQcP2QnbZWlSoWpB9xRRBE0qLn3-9n-ih2zQZsNQW7d02bF-MTCIO3ATig",
                     *           "name": "ada@example.com",
                     *           "displayName": "Ada Lovelace"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ChangedPasskey"];
                };
            };
            400: components["responses"]["Problem400BodyNotJsonOptionNotAllowedRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissingUserSelfRegistered"];
            404: components["responses"]["Problem404UserNotFound"];
            409: components["responses"]["Problem409PasskeyAlreadyRegisteredPasskeyLimitReached"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "userSessions.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example u-1815 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The active sessions of a user. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            400: components["responses"]["Problem400RequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            404: components["responses"]["Problem404UserNotFound"];
            414: components["responses"]["Problem414UriTooLong"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
    "userSessions.endAll": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example u-1815 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400BodyNotJsonRequestInvalidUriMalformed"];
            401: components["responses"]["Problem401CredentialsInvalidCredentialsMissing"];
            403: components["responses"]["Problem403OriginNotAllowedPermissionMissing"];
            404: components["responses"]["Problem404UserNotFound"];
            413: components["responses"]["Problem413BodyTooLarge"];
            414: components["responses"]["Problem414UriTooLong"];
            415: components["responses"]["Problem415MediaTypeUnsupported"];
            429: components["responses"]["Problem429RateLimited"];
            500: components["responses"]["Problem500InternalError"];
            503: components["responses"]["Problem503DatabaseUnavailableServiceUnavailable"];
        };
    };
}
