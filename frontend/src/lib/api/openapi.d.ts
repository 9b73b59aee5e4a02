export interface paths {
    "/bookings/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A booking, for its client or with its Booking-Token */
        get: operations["getBookingsCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{code}/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The booking as an iCalendar file */
        get: operations["getBookingsCodeCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{code}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a booking; its places are free at once */
        post: operations["postBookingsCodeCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{code}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a booking to another place or quantity, in one step */
        post: operations["postBookingsCodeMove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{code}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a booking costs, what was paid and given back, how it can be paid, what cancelling gives back */
        get: operations["getBookingsCodePayments"];
        put?: never;
        /** Pay what is due: at `redirectUrl`, or with `desk` at the venue, which confirms a held booking at once */
        post: operations["postBookingsCodePayments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{code}/payments/{payment}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give up a payment that is open; the booking stays held */
        post: operations["postBookingsCodePaymentsPaymentCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{code}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an offer of the waiting list, before its deadline */
        post: operations["postBookingsCodeSettle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{code}/ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ticket of a confirmed booking as a PDF, in its own language or another */
        get: operations["getBookingsCodeTicket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The client's own bookings */
        get: operations["getMeBookings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/webhooks/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** For providers of payments: signed as each of them signs */
        post: operations["postPaymentsWebhooksProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/restaurants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Restaurants, by city and name */
        get: operations["getRestaurants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/restaurants/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A restaurant, with its services and hours */
        get: operations["getRestaurantsSlug"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/restaurants/{slug}/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a party finds there, by date, service and time, on at most 62 days */
        get: operations["getRestaurantsSlugAvailability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/restaurants/{slug}/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a table: confirmed while covers last, else it waits; send an Idempotency-Key to repeat it safely */
        post: operations["postRestaurantsSlugBookings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Stations, by city and name */
        get: operations["getStations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stations/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A station, with where one can go from it */
        get: operations["getStationsSlug"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trips leaving a station on a date of the station's own calendar, in the order they leave */
        get: operations["getTrips"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trips/{documentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A trip */
        get: operations["getTripsDocumentId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trips/{documentId}/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hold seats on a trip; send an Idempotency-Key to repeat it safely */
        post: operations["postTripsDocumentIdBookings"];
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
        Booking: {
            code: string;
            trade: string;
            /** @enum {string} */
            status: "held" | "waiting" | "confirmed" | "expired" | "refused" | "cancelled" | "attended" | "no_show";
            quantity: number;
            /** Format: date-time */
            startsAt: string;
            endsAt: string | null;
            holdExpiresAt: string | null;
            /** Format: date-time */
            serverTime: string;
            price: components["schemas"]["Money"] | null;
            venue: components["schemas"]["Venue"] | null;
            subject: {
                [key: string]: unknown;
            } | null;
            title: string;
            contact: {
                name: string;
                email: string | null;
                phone: string | null;
            };
            locale: string;
            notes: string | null;
            payAtVenue: boolean;
            allowed: string[];
            /** Format: date-time */
            createdAt: string;
        };
        Money: {
            amount: number;
            currency: string;
        };
        Venue: {
            slug: string;
            name: string;
            city: string | null;
            phone: string | null;
            timeZone: string;
            latitude: number | null;
            longitude: number | null;
        };
        Station: {
            documentId: string;
            slug: string;
            name: string;
            city: string;
            phone: string | null;
            latitude: number | null;
            longitude: number | null;
            timeZone: string;
            currency: string;
        };
        StationWithDestinations: {
            documentId: string;
            slug: string;
            name: string;
            city: string;
            phone: string | null;
            latitude: number | null;
            longitude: number | null;
            timeZone: string;
            currency: string;
            destinations: {
                slug: string;
                name: string;
                city: string;
            }[];
        };
        Trip: {
            documentId: string;
            from: components["schemas"]["Place"];
            destination: components["schemas"]["Place"];
            /** Format: date-time */
            departure: string;
            arrival: string | null;
            /** @description Per seat. */
            price: components["schemas"]["Money"];
            seats: number;
            /** @description Seats that can be booked now. */
            seatsLeft: number;
            /** @enum {string} */
            status: "scheduled" | "cancelled" | "departed";
        };
        Place: {
            slug: string;
            name: string;
            city: string;
            timeZone: string;
            phone: string | null;
        };
        TripDetail: {
            documentId: string;
            from: components["schemas"]["Place"];
            destination: components["schemas"]["Place"];
            /** Format: date-time */
            departure: string;
            arrival: string | null;
            /** @description Per seat. */
            price: components["schemas"]["Money"];
            seats: number;
            /** @description Seats that can be booked now. */
            seatsLeft: number;
            /** @enum {string} */
            status: "scheduled" | "cancelled" | "departed";
            payAtVenue: boolean;
            /** @description How long seats are kept while the customer confirms. */
            holdMinutes: number;
        };
        NewBooking: {
            code: string;
            trade: string;
            /** @enum {string} */
            status: "held" | "waiting" | "confirmed" | "expired" | "refused" | "cancelled" | "attended" | "no_show";
            quantity: number;
            /** Format: date-time */
            startsAt: string;
            endsAt: string | null;
            holdExpiresAt: string | null;
            /** Format: date-time */
            serverTime: string;
            price: components["schemas"]["Money"] | null;
            venue: components["schemas"]["Venue"] | null;
            subject: {
                [key: string]: unknown;
            } | null;
            title: string;
            contact: {
                name: string;
                email: string | null;
                phone: string | null;
            };
            locale: string;
            notes: string | null;
            payAtVenue: boolean;
            allowed: string[];
            /** Format: date-time */
            createdAt: string;
            token: string;
        };
        Restaurant: {
            documentId: string;
            slug: string;
            name: string;
            city: string;
            address: string | null;
            phone: string | null;
            description: string | null;
            photos: {
                url: string;
                width: number | null;
                height: number | null;
                alt: string | null;
            }[];
            latitude: number | null;
            longitude: number | null;
            timeZone: string;
            /** @description The largest party that may book by itself. */
            largestParty: number;
        };
        RestaurantDetail: {
            documentId: string;
            slug: string;
            name: string;
            city: string;
            address: string | null;
            phone: string | null;
            description: string | null;
            photos: {
                url: string;
                width: number | null;
                height: number | null;
                alt: string | null;
            }[];
            latitude: number | null;
            longitude: number | null;
            timeZone: string;
            /** @description The largest party that may book by itself. */
            largestParty: number;
            services: {
                key: string;
                name: string;
                /** @description Days of the week that are not there: closed. */
                hours: {
                    /** @description 1 Monday to 7 Sunday. */
                    weekday: number;
                    /** @description The restaurant's own clock, HH:MM. */
                    opens: string;
                    /** @description Up to `opens`: of the next day. */
                    closes: string;
                    /** @description The restaurant's own clock, HH:MM. */
                    lastSeating: string;
                }[];
            }[];
            /** @enum {string} */
            countPer: "service" | "slot";
            slotMinutes: number;
            /** @description How far ahead one may book. */
            daysAhead: number;
            /** @description How long before one may book at the latest. */
            leadMinutes: number;
            /** @description Until how long before one may cancel or change. */
            cancelMinutes: number;
            /** @description How long a table is kept for a party that is late. */
            keepMinutes: number;
            /**
             * @description What becomes of covers that come free: the next who fits gets them, is offered them, or hears from staff.
             * @enum {string}
             */
            waitingList: "accept" | "offer" | "show";
            /** @description How long an offer stands. */
            offerMinutes: number;
            /** @description Of the next 60 days. */
            closedDates: string[];
        };
        RestaurantDay: {
            date: string;
            /**
             * @description open: confirmed at once; waiting: full, may ask and wait; manual: the restaurant decides; full: nothing is taken from a party of this size; closed: closed, past, or too far or too late to book
             * @enum {string}
             */
            state: "open" | "waiting" | "manual" | "full" | "closed";
            services: {
                key: string;
                name: string;
                /**
                 * @description open: confirmed at once; waiting: full, may ask and wait; manual: the restaurant decides; full: nothing is taken from a party of this size; closed: closed, past, or too far or too late to book
                 * @enum {string}
                 */
                state: "open" | "waiting" | "manual" | "full" | "closed";
                /** @description Covers left; null where none are set. */
                left: number | null;
                times: {
                    /** @description HH:MM; with its offset, as `02:30+02:00`, on the night when that time comes twice. */
                    time: string;
                    /** Format: date-time */
                    startsAt: string;
                    /**
                     * @description open: confirmed at once; waiting: full, may ask and wait; manual: the restaurant decides; full: nothing is taken from a party of this size; closed: closed, past, or too far or too late to book
                     * @enum {string}
                     */
                    state: "open" | "waiting" | "manual" | "full" | "closed";
                    /** @description Covers left; null where none are set. */
                    left: number | null;
                }[];
            }[];
        };
        PaymentOverview: {
            price: components["schemas"]["Money"];
            paid: components["schemas"]["Money"];
            refunded: components["schemas"]["Money"];
            refundPending: components["schemas"]["Money"];
            due: components["schemas"]["Money"];
            methods: string[];
            refundPolicy: {
                until: string | null;
                percent: number;
                amount: components["schemas"]["Money"];
            }[];
            refundNow: components["schemas"]["Money"] | null;
            payments: components["schemas"]["Payment"][];
        };
        Payment: {
            id: string;
            provider: string;
            /** @enum {string} */
            status: "pending" | "succeeded" | "failed" | "cancelled" | "partly_refunded" | "refunded";
            amount: components["schemas"]["Money"];
            refunded: components["schemas"]["Money"];
            refundPending: components["schemas"]["Money"];
            redirectUrl: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        Error: {
            data: null;
            error: {
                status: number;
                name: string;
                message: string;
                details: {
                    /** @description Stable, in capitals: SOLD_OUT, HOLD_EXPIRED, INVALID_FIELDS ... */
                    code?: string;
                    /** @description With SOLD_OUT: the units that are left */
                    left?: number;
                    errors?: {
                        path: (string | number)[];
                        code: string;
                        message: string;
                    }[];
                };
            };
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
    getBookingsCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description The token of the booking's private link, for guests */
                "Booking-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Booking"];
                    };
                };
            };
            /** @description Not done */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not done */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getBookingsCodeCalendar: {
        parameters: {
            query?: never;
            header?: {
                /** @description The token of the booking's private link, for guests */
                "Booking-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            /** @description Not done */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not done */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postBookingsCodeCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The token of the booking's private link, for guests */
                "Booking-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: {
                        reason?: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Booking"];
                    };
                };
            };
            /** @description Not done */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not done */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postBookingsCodeMove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The token of the booking's private link, for guests */
                "Booking-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Booking"];
                    };
                };
            };
            /** @description Not done */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not done */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getBookingsCodePayments: {
        parameters: {
            query?: never;
            header?: {
                /** @description The token of the booking's private link, for guests */
                "Booking-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PaymentOverview"];
                    };
                };
            };
            /** @description Not done */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not done */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postBookingsCodePayments: {
        parameters: {
            query?: never;
            header?: {
                /** @description The token of the booking's private link, for guests */
                "Booking-Token"?: string;
                /** @description A request repeated with the same key gives the same answer and one booking */
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: {
                        provider: string;
                    };
                };
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Payment"];
                    };
                };
            };
            /** @description Not done */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not done */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postBookingsCodePaymentsPaymentCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The token of the booking's private link, for guests */
                "Booking-Token"?: string;
            };
            path: {
                code: string;
                payment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Payment"];
                    };
                };
            };
            /** @description Not done */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not done */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postBookingsCodeSettle: {
        parameters: {
            query?: never;
            header?: {
                /** @description The token of the booking's private link, for guests */
                "Booking-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Booking"];
                    };
                };
            };
            /** @description Not done */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not done */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getBookingsCodeTicket: {
        parameters: {
            query?: {
                locale?: "fr" | "en" | "ar";
            };
            header?: {
                /** @description The token of the booking's private link, for guests */
                "Booking-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Not done */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not done */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getMeBookings: {
        parameters: {
            query?: {
                when?: "upcoming" | "past";
                page?: number;
                pageSize?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Booking"][];
                        meta: {
                            pagination: {
                                page: number;
                                pageSize: number;
                                pageCount: number;
                                total: number;
                            };
                        };
                    };
                };
            };
            /** @description Not done */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not done */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postPaymentsWebhooksProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** @constant */
                            received: true;
                        };
                    };
                };
            };
            /** @description Not done */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not done */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getRestaurants: {
        parameters: {
            query?: {
                locale?: "fr" | "en" | "ar";
                page?: number;
                pageSize?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Restaurant"][];
                        meta: {
                            pagination: {
                                page: number;
                                pageSize: number;
                                pageCount: number;
                                total: number;
                            };
                        };
                    };
                };
            };
            /** @description Not done */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not done */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getRestaurantsSlug: {
        parameters: {
            query?: {
                locale?: "fr" | "en" | "ar";
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RestaurantDetail"];
                    };
                };
            };
            /** @description Not done */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not done */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getRestaurantsSlugAvailability: {
        parameters: {
            query: {
                from: string;
                to: string;
                covers?: number;
                locale?: "fr" | "en" | "ar";
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RestaurantDay"][];
                    };
                };
            };
            /** @description Not done */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not done */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postRestaurantsSlugBookings: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request repeated with the same key gives the same answer and one booking */
                "Idempotency-Key"?: string;
            };
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: {
                        /** @description Of the service: half past midnight in Friday’s dinner is Friday. */
                        date: string;
                        /** @description A time of the availability, as written there. */
                        time: string;
                        covers: number;
                        /** @description Key of the service, where two have the same time. */
                        service?: string;
                        contact: {
                            name: string;
                            email?: string | null;
                            phone?: string | null;
                        };
                        notes?: string | null;
                        /** @enum {string} */
                        locale: "fr" | "en" | "ar";
                    };
                };
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NewBooking"];
                    };
                };
            };
            /** @description Not done */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not done */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getStations: {
        parameters: {
            query?: {
                page?: number;
                pageSize?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Station"][];
                        meta: {
                            pagination: {
                                page: number;
                                pageSize: number;
                                pageCount: number;
                                total: number;
                            };
                        };
                    };
                };
            };
            /** @description Not done */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not done */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getStationsSlug: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["StationWithDestinations"];
                    };
                };
            };
            /** @description Not done */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not done */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getTrips: {
        parameters: {
            query: {
                from: string;
                to?: string;
                date: string;
                page?: number;
                pageSize?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Trip"][];
                        meta: {
                            pagination: {
                                page: number;
                                pageSize: number;
                                pageCount: number;
                                total: number;
                            };
                        };
                    };
                };
            };
            /** @description Not done */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not done */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getTripsDocumentId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["TripDetail"];
                    };
                };
            };
            /** @description Not done */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not done */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postTripsDocumentIdBookings: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request repeated with the same key gives the same answer and one booking */
                "Idempotency-Key"?: string;
            };
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: {
                        seats: number;
                        contact: {
                            name: string;
                            email?: string | null;
                            phone?: string | null;
                        };
                        /** @enum {string} */
                        locale: "fr" | "en" | "ar";
                    };
                };
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NewBooking"];
                    };
                };
            };
            /** @description Not done */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not done */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
}
