export interface paths {
    "/api/v1/networks/{network}/labs/{lab}/vouch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lab: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LabView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/labs/{lab}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lab: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LabView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/labs/{lab}/know-how": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lab: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["KnowHowDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LabView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/labs/{lab}/know-how/{know_how}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lab: string;
                    know_how: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/labs/{lab}/know-how/{know_how}/vouch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lab: string;
                    know_how: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LabView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/labs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    q?: string;
                    region?: string;
                    cluster?: string;
                    organization?: string;
                    technology?: string;
                    state?: string;
                    bounds?: string;
                };
                header?: never;
                path: {
                    network: string;
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
                        "application/json": {
                            items: components["schemas"]["LabView"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LabDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LabView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/labs/{lab}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lab: string;
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
                        "application/json": components["schemas"]["LabView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lab: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/merge-patch+json": components["schemas"]["LabEdit"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LabView"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/networks/{network}/labs/{lab}/transitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lab: string;
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
                        "application/json": {
                            items: components["schemas"]["LabTransitionView"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/machines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    lab?: string;
                    region?: string;
                    technology?: string;
                    state?: string;
                };
                header?: never;
                path: {
                    network: string;
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
                        "application/json": {
                            items: components["schemas"]["MachineView"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/labs/{lab}/machines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lab: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MachineDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MachineView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/machines/{machine}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    machine: string;
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
                        "application/json": components["schemas"]["MachineView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    machine: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    machine: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/merge-patch+json": components["schemas"]["MachineDraft"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MachineView"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/networks/{network}/materials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    q?: string;
                };
                header?: never;
                path: {
                    network: string;
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
                        "application/json": {
                            items: components["schemas"]["MaterialView"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MaterialDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MaterialView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/materials/{material}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    material: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/merge-patch+json": components["schemas"]["MaterialEdit"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MaterialView"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/technologies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
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
                        "application/json": {
                            items: components["schemas"]["Technology"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/machine-models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
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
                        "application/json": {
                            items: components["schemas"]["MachineModel"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
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
                        "application/json": {
                            items: components["schemas"]["RegionView"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/towns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    q?: string;
                    region?: string;
                };
                header?: never;
                path: {
                    network: string;
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
                        "application/json": {
                            items: components["schemas"]["TownView"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/clusters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
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
                        "application/json": {
                            items: components["schemas"]["ClusterView"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ClusterDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClusterView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/clusters/{cluster}/labs/{lab}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    cluster: string;
                    lab: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    cluster: string;
                    lab: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
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
                        "application/json": {
                            items: components["schemas"]["Network"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NetworkDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Network"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
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
                        "application/json": components["schemas"]["Network"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/merge-patch+json": components["schemas"]["NetworkEdit"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Network"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/networks/{network}/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    q?: string;
                    region?: string;
                    kind?: string;
                };
                header?: never;
                path: {
                    network: string;
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
                        "application/json": {
                            items: components["schemas"]["OrganizationView"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OrganizationDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrganizationView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/organizations/{organization}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    organization: string;
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
                        "application/json": components["schemas"]["OrganizationView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    organization: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/merge-patch+json": components["schemas"]["OrganizationEdit"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrganizationView"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/networks/{network}/shapes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
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
                        "application/json": components["schemas"]["ShapesView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    q?: string;
                    region?: string;
                    kind?: string;
                    state?: string;
                    organization?: string;
                };
                header?: never;
                path: {
                    network: string;
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
                        "application/json": {
                            items: components["schemas"]["SiteView"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SiteDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SiteView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/sites/{site}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    site: string;
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
                        "application/json": components["schemas"]["SiteView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    site: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/merge-patch+json": components["schemas"]["SiteEdit"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SiteView"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/networks/{network}/sites/{site}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    site: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ActivationDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SiteView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/sites/{site}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    site: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["StepReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SiteView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/designs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    q?: string;
                };
                header?: never;
                path: {
                    network: string;
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
                        "application/json": {
                            items: components["schemas"]["DesignView"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DesignDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DesignView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/designs/{design}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    design: string;
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
                        "application/json": components["schemas"]["DesignView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    design: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/merge-patch+json": components["schemas"]["DesignDraft"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DesignView"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/networks/{network}/revisions/{revision}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    revision: string;
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
                        "application/json": components["schemas"]["RevisionView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    revision: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/merge-patch+json": components["schemas"]["RevisionDraft"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RevisionView"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/networks/{network}/parameter-forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
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
                        "application/json": {
                            items: components["schemas"]["ParameterForm"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/designs/{design}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    design: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RevisionView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/revisions/{revision}/components": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    revision: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ComponentDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ComponentView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/components/{component}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    component: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    component: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/merge-patch+json": components["schemas"]["ComponentDraft"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ComponentView"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/networks/{network}/components/{component}/process-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    component: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProcessPlanDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProcessPlanView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/process-plans/{process_plan}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    process_plan: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    process_plan: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/merge-patch+json": components["schemas"]["ProcessPlanDraft"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProcessPlanView"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/networks/{network}/revisions/{revision}/request-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    revision: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReviewRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RevisionView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/revisions/{revision}/sign-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    revision: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SignOffAnswer"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RevisionView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/revisions/{revision}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    revision: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RevisionReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RevisionView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/revisions/{revision}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    revision: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RevisionView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/revisions/{revision}/consequences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    revision: string;
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
                        "application/json": components["schemas"]["Consequences"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/revisions/{revision}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    revision: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RevisionReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RevisionView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UploadDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UploadView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/revisions/{revision}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    revision: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FileDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FileView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/files/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    file: string;
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
                        "application/json": components["schemas"]["FileView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    file: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/emergencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path: {
                    network: string;
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
                        "application/json": {
                            items: components["schemas"]["EmergencyView"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["EmergencyDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EmergencyView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/emergencies/{emergency}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    emergency: string;
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
                        "application/json": components["schemas"]["EmergencyView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/emergencies/{emergency}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    emergency: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EmergencyView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    state?: string;
                    region?: string;
                    site?: string;
                    emergency?: string;
                };
                header?: never;
                path: {
                    network: string;
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
                        "application/json": {
                            items: components["schemas"]["NeedView"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NeedDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NeedView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/needs/{need}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    need: string;
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
                        "application/json": components["schemas"]["NeedView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    need: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/merge-patch+json": components["schemas"]["NeedEdit"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NeedView"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/networks/{network}/needs/{need}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    need: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NeedReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NeedView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/needs/{need}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    need: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NeedView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/needs/{need}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    need: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NeedView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/needs/{need}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    need: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NeedReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NeedView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/needs/{need}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    need: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NeedReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NeedView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/needs/{need}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    need: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NeedView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/needs/{need}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    need: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NeedMerge"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NeedView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/campaigns/{campaign}/dispatch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    campaign: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/campaigns/{campaign}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    campaign: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CampaignReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/campaigns/{campaign}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    campaign: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/campaigns/{campaign}/replan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    campaign: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/campaigns/{campaign}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    campaign: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CampaignReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    lab?: string;
                    campaign?: string;
                    state?: string;
                };
                header?: never;
                path: {
                    network: string;
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
                        "application/json": {
                            items: components["schemas"]["OfferView"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/offers/{offer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    offer: string;
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
                        "application/json": components["schemas"]["OfferView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/offers/{offer}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    offer: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OfferAcceptance"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OfferView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/offers/{offer}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    offer: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CampaignReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OfferView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/offers/{offer}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    offer: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CampaignReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OfferView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    state?: string;
                };
                header?: never;
                path: {
                    network: string;
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
                        "application/json": {
                            items: components["schemas"]["CampaignView"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/campaigns/{campaign}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    campaign: string;
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
                        "application/json": components["schemas"]["CampaignView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    lab?: string;
                    campaign?: string;
                    state?: string;
                };
                header?: never;
                path: {
                    network: string;
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
                        "application/json": {
                            items: components["schemas"]["JobView"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/jobs/{job}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    job: string;
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
                        "application/json": components["schemas"]["JobView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/jobs/{job}/give-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    job: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["JobGiveBack"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/capacity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    design?: string;
                };
                header?: never;
                path: {
                    network: string;
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
                        "application/json": components["schemas"]["CapacityView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    state?: string;
                };
                header?: never;
                path: {
                    network: string;
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
                        "application/json": {
                            items: components["schemas"]["PlanSummary"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PlanDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlanView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/plans/{plan}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    plan: string;
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
                        "application/json": components["schemas"]["PlanView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/plans/{plan}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    plan: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlanView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/plans/{plan}/launch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    plan: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CampaignLaunch"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/jobs/{job}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path: {
                    network: string;
                    job: string;
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
                        "application/json": {
                            items: components["schemas"]["RunView"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    job: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RunDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/lots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    state?: string;
                    job?: string;
                    lab?: string;
                    region?: string;
                    revision?: string;
                    code?: string;
                };
                header?: never;
                path: {
                    network: string;
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
                        "application/json": {
                            items: components["schemas"]["LotView"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/lots/{lot}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lot: string;
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
                        "application/json": components["schemas"]["LotView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lots/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
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
                        "application/json": components["schemas"]["PublicLotView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/jobs/{job}/lots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    job: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LotDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LotView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/lots/{lot}/fill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lot: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LotFilling"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LotView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/lots/{lot}/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lot: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LotView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/lots/{lot}/inspections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lot: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InspectionDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LotView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/lots/{lot}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lot: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LotReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LotView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/lots/{lot}/release-hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lot: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LotReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LotView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/lots/{lot}/dispose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lot: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LotReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LotView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/lots/{lot}/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lot: string;
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
                        "application/json": components["schemas"]["LotTrace"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/lots/{lot}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lot: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LotReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecallView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/revisions/{revision}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    revision: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LotReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecallView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/assemblies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AssemblyDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LotView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/shipments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    state?: string;
                    need?: string;
                    place?: string;
                    code?: string;
                };
                header?: never;
                path: {
                    network: string;
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
                        "application/json": {
                            items: components["schemas"]["ShipmentView"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ShipmentDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ShipmentView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/shipments/{shipment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    shipment: string;
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
                        "application/json": components["schemas"]["ShipmentView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/shipments/{shipment}/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    shipment: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ShipmentView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/shipments/{shipment}/dispatch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    shipment: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ShipmentView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/shipments/{shipment}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    shipment: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ShipmentReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ShipmentView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/shipments/{shipment}/lose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    shipment: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ShipmentReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ShipmentView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/shipments/{shipment}/send-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    shipment: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ShipmentReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ShipmentView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/shipments/{shipment}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    shipment: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ShipmentView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/shipments/{shipment}/receive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    shipment: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReceiptDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ShipmentView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/shipments/{shipment}/receipts/{receipt}/erase-signature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    shipment: string;
                    receipt: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ShipmentView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/shipment-suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    region?: string;
                };
                header?: never;
                path: {
                    network: string;
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
                        "application/json": {
                            items: components["schemas"]["ShipmentSuggestion"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    by?: string;
                };
                header?: never;
                path: {
                    network: string;
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
                        "application/json": {
                            items: components["schemas"]["ProgressView"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/progress/needs/{need}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    need: string;
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
                        "application/json": components["schemas"]["ProgressView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/impact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
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
                        "application/json": components["schemas"]["ImpactView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
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
                        "application/json": components["schemas"]["TodayView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: string;
                    cursor?: string;
                    q?: string;
                };
                header?: never;
                path: {
                    network: string;
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
                        "application/json": {
                            items: components["schemas"]["FoundView"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CodeDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChallengeView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["JoinDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChallengeView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CodeSignInDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PasswordSignInDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
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
                        "application/json": components["schemas"]["MeView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/merge-patch+json": components["schemas"]["MeDraft"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MeView"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PasswordDraft"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TotpView"];
                    };
                };
            };
        };
        delete: {
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
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TotpDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MeView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
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
                        "application/json": {
                            items: components["schemas"]["TokenView"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TokenDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewTokenView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/traces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
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
                        "application/json": {
                            items: components["schemas"]["TraceView"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
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
                        "application/json": components["schemas"]["AccountExportView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ErasureDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/personal-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
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
                        "application/json": components["schemas"]["PersonalDataView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path: {
                    network: string;
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
                        "application/json": {
                            items: components["schemas"]["MemberView"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/members/{account}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    account: string;
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
                        "application/json": components["schemas"]["MemberContactView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GrantDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GrantView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/grants/{grant}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    grant: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InvitationDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvitationView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{secret}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    secret: string;
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
                        "application/json": components["schemas"]["InvitationView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{secret}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    secret: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GrantView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/demo-logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
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
                        "application/json": {
                            items: components["schemas"]["DemoLoginView"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    item?: string;
                    place?: string;
                    lot?: string;
                    state?: string;
                };
                header?: never;
                path: {
                    network: string;
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
                        "application/json": components["schemas"]["StockView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    item?: string;
                    place?: string;
                    lot?: string;
                };
                header?: never;
                path: {
                    network: string;
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
                        "application/json": {
                            items: components["schemas"]["MoveView"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/moves/{move}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    move: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReversalDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MoveView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/stock/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["StockRecordDraft"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BalanceView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/stock/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
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
                        "application/json": components["schemas"]["LedgerCheck"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
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
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/labs/{lab}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lab: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["StepReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LabView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/labs/{lab}/ask-more": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lab: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["StepReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LabView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/labs/{lab}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lab: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["StepReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LabView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/labs/{lab}/admit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lab: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["StepReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LabView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/labs/{lab}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lab: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["StepReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LabView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/labs/{lab}/sleep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lab: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["StepReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LabView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/labs/{lab}/wake": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lab: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["StepReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LabView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/labs/{lab}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lab: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["StepReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LabView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/labs/{lab}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    lab: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["StepReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LabView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/jobs/{job}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    job: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/jobs/{job}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    job: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/jobs/{job}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    job: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/jobs/{job}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    job: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["JobReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/jobs/{job}/fail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    job: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["JobReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{network}/jobs/{job}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    network: string;
                    job: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["JobReason"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobView"];
                    };
                };
            };
        };
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
        NetworkPath: {
            network: string;
        };
        LabPath: {
            network: string;
            lab: string;
        };
        DirectoryLab: {
            lab_id: string;
            code: string;
            name: {
                [key: string]: string;
            };
            organization_id: string;
            region_id: string;
            lat: number;
            lng: number;
            /** @enum {string} */
            state: "applied" | "in_review" | "more_info" | "refused" | "probation" | "active" | "dormant" | "left" | "removed";
            limits: components["schemas"]["LabLimits"];
            people_hours_per_day: number;
            confirmed_at: string;
            units_promised: number;
            units_accepted: number;
        };
        KnowHowDraft: {
            skill: string;
        };
        LabLimits: {
            hours_per_week_max?: number | null;
            quiet_from_min?: number | null;
            quiet_to_min?: number | null;
            paused_until?: string | null;
            holidays?: string[];
        };
        Lab: {
            network_id: string;
            lab_id: string;
            code: string;
            organization_id: string;
            region_id: string;
            town_id: string;
            name: {
                [key: string]: string;
            };
            description: {
                [key: string]: string;
            };
            lat: number;
            lng: number;
            shown_lat: number;
            shown_lng: number;
            people_hours_per_day: number;
            limits: components["schemas"]["LabLimits"];
            referees: string[];
            /** @enum {string} */
            state: "applied" | "in_review" | "more_info" | "refused" | "probation" | "active" | "dormant" | "left" | "removed";
            name_sorted: string;
            search_text: string;
            declared_at: string;
            confirmed_at: string;
            created_by: string;
            created_at: string;
            version: number;
        };
        LabEdit: {
            name: {
                [key: string]: string;
            };
            town_id: string;
            lat?: number | null;
            lng?: number | null;
            description?: {
                [key: string]: string;
            };
            people_hours_per_day?: number;
            limits?: components["schemas"]["LabLimits"];
            referees?: string[];
        };
        LabDraft: {
            name: {
                [key: string]: string;
            };
            town_id: string;
            lat?: number | null;
            lng?: number | null;
            description?: {
                [key: string]: string;
            };
            people_hours_per_day?: number;
            limits?: components["schemas"]["LabLimits"];
            referees?: string[];
            organization_id: string;
        };
        LabRecord: {
            units_promised: number;
            units_accepted: number;
        };
        LabKnowHow: {
            know_how_id: string;
            skill: string;
            vouch_count: number;
        };
        LabYield: {
            units_promised: number;
            units_accepted: number;
            expected: number;
        };
        LabView: {
            lab_id: string;
            code: string;
            name: {
                [key: string]: string;
            };
            /** @enum {string} */
            kind: "company" | "university" | "fablab" | "hospital" | "association" | "partner" | "individual";
            organization_id: string;
            organization_name: {
                [key: string]: string;
            };
            is_named: boolean;
            region_id: string;
            town_id: string;
            town_name: {
                [key: string]: string;
            };
            lat: number;
            lng: number;
            is_location_exact: boolean;
            /** @enum {string} */
            state: "applied" | "in_review" | "more_info" | "refused" | "probation" | "active" | "dormant" | "left" | "removed";
            technologies: string[];
            machine_count: number;
            clusters: string[];
            know_how: components["schemas"]["LabKnowHow"][];
            description: {
                [key: string]: string;
            };
            people_hours_per_day: number;
            limits: components["schemas"]["LabLimits"];
            referees: string[];
            vouch_count: number;
            vouches_needed: number;
            declared_at: string;
            confirmed_at: string;
            confirmation_weight: number;
            yield: components["schemas"]["LabYield"];
            version: number;
        };
        LabQuery: {
            q?: string | null;
            region?: string | null;
            cluster?: string | null;
            organization?: string | null;
            technology?: string | null;
            state?: ("applied" | "in_review" | "more_info" | "refused" | "probation" | "active" | "dormant" | "left" | "removed") | null;
            bounds?: string | null;
        };
        StepReason: {
            reason?: string | null;
        };
        LabTransition: {
            transition_id: string;
            network_id: string;
            lab_id: string;
            lab_version: number;
            /** @enum {string} */
            from_state: "applied" | "in_review" | "more_info" | "refused" | "probation" | "active" | "dormant" | "left" | "removed";
            /** @enum {string} */
            to_state: "applied" | "in_review" | "more_info" | "refused" | "probation" | "active" | "dormant" | "left" | "removed";
            at: string;
            actor: string;
            reason?: string | null;
        };
        LabTransitionView: {
            /** @enum {string} */
            from_state: "applied" | "in_review" | "more_info" | "refused" | "probation" | "active" | "dormant" | "left" | "removed";
            /** @enum {string} */
            to_state: "applied" | "in_review" | "more_info" | "refused" | "probation" | "active" | "dormant" | "left" | "removed";
            at: string;
            actor: string;
            reason?: string | null;
        };
        Location: {
            lat: number;
            lng: number;
        };
        WorkVolume: {
            x: number;
            y: number;
            z: number;
        };
        Machine: {
            network_id: string;
            machine_id: string;
            code: string;
            lab_id: string;
            technology: string;
            make: string;
            model: string;
            machine_model?: string | null;
            count: number;
            work_x_mm?: number | null;
            work_y_mm?: number | null;
            work_z_mm?: number | null;
            materials: string[];
            hours_per_day: number;
            availability_percent: number;
            nozzle_mm?: number | null;
            laser_w?: number | null;
            clamp_force_kn?: number | null;
            /** @enum {string} */
            state: "available" | "paused" | "broken" | "retired";
            declared_at: string;
            confirmed_at: string;
            version: number;
        };
        MachineDraft: {
            technology: string;
            make?: string;
            model?: string;
            machine_model?: string | null;
            count?: number;
            work_volume_mm?: components["schemas"]["WorkVolume"] | null;
            materials?: string[];
            hours_per_day: number;
            availability_percent?: number;
            nozzle_mm?: number | null;
            laser_w?: number | null;
            clamp_force_kn?: number | null;
            /** @enum {string} */
            state?: "available" | "paused" | "broken" | "retired";
        };
        MachineView: {
            machine_id: string;
            code: string;
            lab_id: string;
            lab_code: string;
            lab_name: {
                [key: string]: string;
            };
            organization_id: string;
            region_id: string;
            technology: string;
            make: string;
            model: string;
            machine_model?: string | null;
            count: number;
            work_volume_mm?: components["schemas"]["WorkVolume"] | null;
            materials: string[];
            hours_per_day: number;
            availability_percent: number;
            nozzle_mm?: number | null;
            laser_w?: number | null;
            clamp_force_kn?: number | null;
            /** @enum {string} */
            state: "available" | "paused" | "broken" | "retired";
            declared_at: string;
            confirmed_at: string;
            version: number;
        };
        MachineQuery: {
            lab?: string | null;
            region?: string | null;
            technology?: string | null;
            state?: ("available" | "paused" | "broken" | "retired") | null;
        };
        Material: {
            network_id: string;
            material_id: string;
            code: string;
            name: {
                [key: string]: string;
            };
            /** @enum {string} */
            unit: "g" | "m2" | "m" | "unit";
            kg_per_unit: number;
            price_minor_per_unit: number;
            version: number;
        };
        MaterialEdit: {
            name: {
                [key: string]: string;
            };
            kg_per_unit: number;
            price_minor_per_unit?: number;
        };
        MaterialDraft: {
            name: {
                [key: string]: string;
            };
            kg_per_unit: number;
            price_minor_per_unit?: number;
            code: string;
            /** @enum {string} */
            unit: "g" | "m2" | "m" | "unit";
        };
        MaterialView: {
            material_id: string;
            code: string;
            name: {
                [key: string]: string;
            };
            /** @enum {string} */
            unit: "g" | "m2" | "m" | "unit";
            kg_per_unit: number;
            price_minor_per_unit: number;
            version: number;
        };
        MaterialQuery: {
            q?: string | null;
        };
        Network: {
            network_id: string;
            slug: string;
            name: {
                [key: string]: string;
            };
            languages: string[];
            is_demonstration: boolean;
            country_outlines: string[];
            currency: string;
            utc_offset_min: number;
            vouches_needed: number;
            created_at: string;
            version: number;
        };
        NetworkEdit: {
            name: {
                [key: string]: string;
            };
            languages: string[];
            country_outlines: string[];
            currency: string;
            utc_offset_min?: number;
            vouches_needed?: number;
        };
        NetworkDraft: {
            name: {
                [key: string]: string;
            };
            languages: string[];
            country_outlines: string[];
            currency: string;
            utc_offset_min?: number;
            vouches_needed?: number;
            slug: string;
            is_demonstration?: boolean;
        };
        Region: {
            network_id: string;
            region_id: string;
            iso_code: string;
            name: {
                [key: string]: string;
            };
            population: number;
        };
        RegionDraft: {
            iso_code: string;
            name: {
                [key: string]: string;
            };
            population?: number;
        };
        RegionView: {
            region_id: string;
            iso_code: string;
            name: {
                [key: string]: string;
            };
            population: number;
            lab_count: number;
            individual_count?: number | null;
            site_count: number;
            machine_count: number;
        };
        Town: {
            network_id: string;
            town_id: string;
            region_id: string;
            code: string;
            name: {
                [key: string]: string;
            };
            province: {
                [key: string]: string;
            };
            lat: number;
            lng: number;
            population: number;
        };
        TownDraft: {
            region_id: string;
            code: string;
            name: {
                [key: string]: string;
            };
            province?: {
                [key: string]: string;
            };
            lat: number;
            lng: number;
            population?: number;
        };
        TownView: {
            town_id: string;
            region_id: string;
            code: string;
            name: {
                [key: string]: string;
            };
            province: {
                [key: string]: string;
            };
            lat: number;
            lng: number;
            population: number;
        };
        TownQuery: {
            q?: string | null;
            region?: string | null;
        };
        Cluster: {
            network_id: string;
            cluster_id: string;
            name: {
                [key: string]: string;
            };
            technologies: string[];
            version: number;
        };
        ClusterDraft: {
            name: {
                [key: string]: string;
            };
            technologies?: string[];
        };
        ClusterView: {
            cluster_id: string;
            name: {
                [key: string]: string;
            };
            technologies: string[];
            lab_count: number;
            version: number;
        };
        Organization: {
            network_id: string;
            organization_id: string;
            /** @enum {string} */
            kind: "company" | "university" | "fablab" | "hospital" | "association" | "partner" | "individual";
            name: {
                [key: string]: string;
            };
            region_id: string;
            town_id: string;
            website?: string | null;
            is_listed: boolean;
            name_sorted: string;
            search_text: string;
            created_by: string;
            created_at: string;
            version: number;
        };
        OrganizationEdit: {
            name: {
                [key: string]: string;
            };
            town_id: string;
            website?: string | null;
            is_listed?: boolean;
        };
        OrganizationDraft: {
            name: {
                [key: string]: string;
            };
            town_id: string;
            website?: string | null;
            is_listed?: boolean;
            /** @enum {string} */
            kind: "company" | "university" | "fablab" | "hospital" | "association" | "partner" | "individual";
            is_on_behalf?: boolean;
        };
        OrganizationView: {
            organization_id: string;
            /** @enum {string} */
            kind: "company" | "university" | "fablab" | "hospital" | "association" | "partner" | "individual";
            name: {
                [key: string]: string;
            };
            region_id: string;
            town_id: string;
            website?: string | null;
            is_listed: boolean;
            version: number;
        };
        OrganizationQuery: {
            q?: string | null;
            region?: string | null;
            kind?: ("company" | "university" | "fablab" | "hospital" | "association" | "partner" | "individual") | null;
        };
        RegionShapeView: {
            region_id: string;
            polygons: number[][][];
        };
        ShapesView: {
            regions: components["schemas"]["RegionShapeView"][];
            outline: number[][][];
        };
        Site: {
            network_id: string;
            site_id: string;
            /** @enum {string} */
            kind: "hospital" | "collection_point" | "hub";
            name: {
                [key: string]: string;
            };
            region_id: string;
            town_id: string;
            lat: number;
            lng: number;
            organization_id?: string | null;
            lab_id?: string | null;
            beds?: number | null;
            /** @enum {string} */
            state: "proposed" | "called_back" | "active" | "closed";
            name_sorted: string;
            search_text: string;
            created_by: string;
            created_at: string;
            version: number;
        };
        SiteEdit: {
            name: {
                [key: string]: string;
            };
            town_id: string;
            lat?: number | null;
            lng?: number | null;
            lab_id?: string | null;
            beds?: number | null;
        };
        SiteDraft: {
            name: {
                [key: string]: string;
            };
            town_id: string;
            lat?: number | null;
            lng?: number | null;
            lab_id?: string | null;
            beds?: number | null;
            /** @enum {string} */
            kind: "hospital" | "collection_point" | "hub";
            organization_id?: string | null;
        };
        ActivationDraft: {
            called_number?: string | null;
            number_source?: string | null;
            note?: string | null;
        };
        SiteTransition: {
            transition_id: string;
            network_id: string;
            site_id: string;
            site_version: number;
            /** @enum {string} */
            from_state: "proposed" | "called_back" | "active" | "closed";
            /** @enum {string} */
            to_state: "proposed" | "called_back" | "active" | "closed";
            at: string;
            actor: string;
            reason?: string | null;
            called_number?: string | null;
            number_source?: string | null;
        };
        SiteView: {
            site_id: string;
            /** @enum {string} */
            kind: "hospital" | "collection_point" | "hub";
            name: {
                [key: string]: string;
            };
            region_id: string;
            town_id: string;
            town_name: {
                [key: string]: string;
            };
            lat: number;
            lng: number;
            organization_id?: string | null;
            lab_id?: string | null;
            beds?: number | null;
            /** @enum {string} */
            state: "proposed" | "called_back" | "active" | "closed";
            version: number;
        };
        SiteQuery: {
            q?: string | null;
            region?: string | null;
            kind?: ("hospital" | "collection_point" | "hub") | null;
            state?: ("proposed" | "called_back" | "active" | "closed") | null;
            organization?: string | null;
        };
        Technology: {
            technology: string;
            name: {
                [key: string]: string;
            };
            has_work_volume: boolean;
            has_clamp_force: boolean;
        };
        MachineModel: {
            machine_model: string;
            technology: string;
            make: string;
            model: string;
            work_x_mm: number;
            work_y_mm: number;
            work_z_mm: number;
            nozzle_mm?: number | null;
            laser_w?: number | null;
            clamp_force_kn?: number | null;
        };
        DesignQuery: {
            q?: string | null;
        };
        Design: {
            network_id: string;
            design_id: string;
            code: string;
            title: {
                [key: string]: string;
            };
            summary: {
                [key: string]: string;
            };
            licence: string;
            organization_id?: string | null;
            created_by: string;
            created_at: string;
            version: number;
        };
        Revision: {
            network_id: string;
            revision_id: string;
            design_id: string;
            number: number;
            /** @enum {string} */
            state: "draft" | "in_review" | "released" | "superseded" | "withdrawn";
            use_level?: ("prototype" | "community" | "clinical") | null;
            changes: {
                [key: string]: string;
            };
            intended_use: {
                [key: string]: string;
            };
            transport_kg_per_unit: number;
            assembly_s: number;
            must_older_be_remade?: boolean | null;
            created_at: string;
            released_at?: string | null;
            version: number;
        };
        Component: {
            network_id: string;
            component_id: string;
            revision_id: string;
            position: number;
            name: {
                [key: string]: string;
            };
            units_per_product: number;
            is_made: boolean;
            material_id?: string | null;
            material_per_unit?: number | null;
            transport_kg_per_unit: number;
            version: number;
        };
        Tooling: {
            lead_time_days: number;
            cost_mad: number;
            cavities: number;
        };
        CycleEstimate: {
            time_s: number;
            time_low_s: number;
            time_high_s: number;
            material_per_unit?: number | null;
            /** @enum {string} */
            source: "estimated" | "declared" | "measured";
            method: string;
        };
        ProcessPlan: {
            network_id: string;
            process_plan_id: string;
            component_id: string;
            position: number;
            technology: string;
            material_id: string;
            material_per_unit: number;
            file_id?: string | null;
            parameters: unknown;
            units_per_cycle: number;
            declared_cycle_s?: number | null;
            set_up_s: number;
            required_skill: string;
            tooling?: components["schemas"]["Tooling"] | null;
            estimate?: components["schemas"]["CycleEstimate"] | null;
            version: number;
        };
        SignOff: {
            network_id: string;
            sign_off_id: string;
            revision_id: string;
            /** @enum {string} */
            kind: "technical" | "medical";
            /** @enum {string} */
            state: "asked" | "given" | "refused";
            answered_by?: string | null;
            answered_at?: string | null;
            note: string;
        };
        DesignDraft: {
            title: {
                [key: string]: string;
            };
            summary?: {
                [key: string]: string;
            };
            licence: string;
            organization_id?: string | null;
        };
        RevisionSummary: {
            revision_id: string;
            number: number;
            /** @enum {string} */
            state: "draft" | "in_review" | "released" | "superseded" | "withdrawn";
            use_level?: ("prototype" | "community" | "clinical") | null;
            changes: {
                [key: string]: string;
            };
            created_at: string;
            released_at?: string | null;
        };
        DesignView: {
            design_id: string;
            code: string;
            title: {
                [key: string]: string;
            };
            summary: {
                [key: string]: string;
            };
            licence: string;
            organization_id?: string | null;
            released_revision_id?: string | null;
            revisions: components["schemas"]["RevisionSummary"][];
            technologies: string[];
            picture_file_id?: string | null;
            version: number;
        };
        RevisionDraft: {
            changes?: {
                [key: string]: string;
            };
            intended_use?: {
                [key: string]: string;
            };
            transport_kg_per_unit?: number;
            assembly_s?: number;
            must_older_be_remade?: boolean | null;
        };
        ComponentDraft: {
            name: {
                [key: string]: string;
            };
            units_per_product?: number;
            is_made?: boolean;
            material_id?: string | null;
            material_per_unit?: number | null;
            transport_kg_per_unit?: number;
        };
        ProcessPlanDraft: {
            technology: string;
            material_id: string;
            material_per_unit?: number;
            file_id?: string | null;
            parameters?: unknown;
            units_per_cycle?: number;
            declared_cycle_s?: number | null;
            set_up_s?: number;
            required_skill?: string;
            tooling?: components["schemas"]["Tooling"] | null;
        };
        ProcessPlanView: {
            process_plan_id: string;
            component_id: string;
            technology: string;
            material_id: string;
            material_per_unit: number;
            file_id?: string | null;
            parameters: unknown;
            units_per_cycle: number;
            declared_cycle_s?: number | null;
            set_up_s: number;
            required_skill: string;
            tooling?: components["schemas"]["Tooling"] | null;
            estimate?: components["schemas"]["CycleEstimate"] | null;
            cycle?: components["schemas"]["CycleEstimate"] | null;
            units_per_hour?: number | null;
            version: number;
        };
        ComponentView: {
            component_id: string;
            name: {
                [key: string]: string;
            };
            units_per_product: number;
            is_made: boolean;
            material_id?: string | null;
            material_per_unit?: number | null;
            transport_kg_per_unit: number;
            process_plans: components["schemas"]["ProcessPlanView"][];
            version: number;
        };
        SignOffView: {
            /** @enum {string} */
            kind: "technical" | "medical";
            /** @enum {string} */
            state: "asked" | "given" | "refused";
            answered_at?: string | null;
            note: string;
        };
        FileView: {
            file_id: string;
            revision_id: string;
            component_id?: string | null;
            name: string;
            /** @enum {string} */
            role: "model" | "outline" | "document" | "source";
            language: string;
            sha256: string;
            size_bytes: number;
            /** @enum {string} */
            state: "waiting" | "checked" | "refused";
            measure?: components["schemas"]["FileMeasure"] | null;
            problems: components["schemas"]["FileProblem"][];
            has_picture: boolean;
            has_preview: boolean;
            uploaded_at: string;
        };
        RevisionView: {
            revision_id: string;
            design_id: string;
            design_title: {
                [key: string]: string;
            };
            number: number;
            /** @enum {string} */
            state: "draft" | "in_review" | "released" | "superseded" | "withdrawn";
            use_level?: ("prototype" | "community" | "clinical") | null;
            changes: {
                [key: string]: string;
            };
            intended_use: {
                [key: string]: string;
            };
            transport_kg_per_unit: number;
            assembly_s: number;
            must_older_be_remade?: boolean | null;
            components: components["schemas"]["ComponentView"][];
            files: components["schemas"]["FileView"][];
            sign_offs: components["schemas"]["SignOffView"][];
            objections: string[];
            created_at: string;
            released_at?: string | null;
            version: number;
        };
        ReviewRequest: {
            /** @enum {string} */
            use_level: "prototype" | "community" | "clinical";
        };
        SignOffAnswer: {
            /** @enum {string} */
            kind: "technical" | "medical";
            is_given: boolean;
            note?: string;
        };
        RevisionReason: {
            reason: string;
        };
        Consequences: {
            open_jobs: number;
            units_still_to_make: number;
            lots: number;
            units_in_lots: number;
            units_received: number;
            recipients: number;
        };
        SizeXyz: {
            x: number;
            y: number;
            z: number;
        };
        FileMeasure: {
            format: string;
            size_mm?: components["schemas"]["SizeXyz"] | null;
            volume_mm3?: number | null;
            area_mm2?: number | null;
            triangles?: number | null;
            components?: number | null;
            open_edges?: number | null;
            closed?: boolean | null;
            cut_length_mm?: number | null;
            pierces?: number | null;
            contours?: number | null;
        };
        FileProblem: {
            code: string;
            message: string;
            remedy: string;
        };
        DesignFile: {
            network_id: string;
            file_id: string;
            revision_id: string;
            component_id?: string | null;
            name: string;
            /** @enum {string} */
            role: "model" | "outline" | "document" | "source";
            language: string;
            sha256: string;
            size_bytes: number;
            media_type: string;
            /** @enum {string} */
            state: "waiting" | "checked" | "refused";
            measure?: components["schemas"]["FileMeasure"] | null;
            problems: components["schemas"]["FileProblem"][];
            picture_sha256?: string | null;
            preview_sha256?: string | null;
            uploaded_by: string;
            uploaded_at: string;
        };
        UploadDraft: {
            size_bytes: number;
            sha256: string;
            media_type: string;
        };
        UploadView: {
            upload_id: string;
            offset: number;
            size_bytes: number;
            is_complete: boolean;
        };
        FileDraft: {
            upload_id: string;
            name: string;
            /** @enum {string} */
            role: "model" | "outline" | "document" | "source";
            component_id?: string | null;
            language?: string;
        };
        Upload: {
            network_id: string;
            upload_id: string;
            account_id: string;
            sha256: string;
            size_bytes: number;
            media_type: string;
            is_complete: boolean;
            created_at: string;
        };
        ParameterField: {
            name: string;
            /** @enum {string} */
            kind: "number" | "text" | "truth";
            min?: number | null;
            max?: number | null;
            is_required: boolean;
        };
        ParameterForm: {
            technology: string;
            schema: string;
            fields: components["schemas"]["ParameterField"][];
        };
        Emergency: {
            network_id: string;
            emergency_id: string;
            title: {
                [key: string]: string;
            };
            description: {
                [key: string]: string;
            };
            since: string;
            /** @enum {string} */
            state: "open" | "closed";
            closed_at?: string | null;
            version: number;
        };
        Acceptance: {
            is_maker_made_accepted?: boolean;
            technologies?: string[];
            materials?: string[];
            use_level?: ("prototype" | "community" | "clinical") | null;
        };
        Need: {
            network_id: string;
            need_id: string;
            code: string;
            emergency_id: string;
            site_id: string;
            region_id: string;
            organization_id?: string | null;
            design_id?: string | null;
            description: string;
            quantity: number;
            due_day: string;
            priority: number;
            accepts: components["schemas"]["Acceptance"];
            /** @enum {string} */
            state: "draft" | "submitted" | "verified" | "open" | "suspended" | "closed" | "rejected";
            ended_as?: ("fulfilled" | "withdrawn" | "expired" | "duplicate") | null;
            duplicate_of?: string | null;
            posted_by: string;
            posted_at: string;
            verified_by?: string | null;
            verified_at?: string | null;
            answer: string;
            version: number;
        };
        EmergencyDraft: {
            title: {
                [key: string]: string;
            };
            description?: {
                [key: string]: string;
            };
            since?: string | null;
        };
        EmergencyView: {
            emergency_id: string;
            title: {
                [key: string]: string;
            };
            description: {
                [key: string]: string;
            };
            since: string;
            /** @enum {string} */
            state: "open" | "closed";
            closed_at?: string | null;
            version: number;
        };
        NeedEdit: {
            design_id?: string | null;
            description?: string;
            quantity: number;
            due_day: string;
            priority?: number;
            accepts?: components["schemas"]["Acceptance"];
        };
        NeedDraft: {
            design_id?: string | null;
            description?: string;
            quantity: number;
            due_day: string;
            priority?: number;
            accepts?: components["schemas"]["Acceptance"];
            emergency_id: string;
            site_id: string;
        };
        LikelyDuplicate: {
            need_id: string;
            code: string;
            quantity: number;
            due_day: string;
            /** @enum {string} */
            state: "draft" | "submitted" | "verified" | "open" | "suspended" | "closed" | "rejected";
        };
        NeedView: {
            need_id: string;
            code: string;
            emergency_id: string;
            site_id: string;
            site_name: {
                [key: string]: string;
            };
            region_id: string;
            design_id?: string | null;
            design_title?: {
                [key: string]: string;
            } | null;
            description: string;
            quantity: number;
            due_day: string;
            priority: number;
            accepts: components["schemas"]["Acceptance"];
            /** @enum {string} */
            state: "draft" | "submitted" | "verified" | "open" | "suspended" | "closed" | "rejected";
            ended_as?: ("fulfilled" | "withdrawn" | "expired" | "duplicate") | null;
            duplicate_of?: string | null;
            posted_at: string;
            verified_at?: string | null;
            answer: string;
            is_out_of_proportion: boolean;
            likely_duplicates: components["schemas"]["LikelyDuplicate"][];
            version: number;
        };
        NeedQuery: {
            state?: ("draft" | "submitted" | "verified" | "open" | "suspended" | "closed" | "rejected") | null;
            region?: string | null;
            site?: string | null;
            emergency?: string | null;
        };
        NeedReason: {
            reason: string;
        };
        NeedMerge: {
            into_need_id: string;
        };
        Campaign: {
            network_id: string;
            campaign_id: string;
            code: string;
            name: {
                [key: string]: string;
            };
            emergency_id?: string | null;
            plan_id: string;
            /** @enum {string} */
            state: "draft" | "running" | "paused" | "ramping_down" | "ended" | "cancelled";
            first_day: string;
            end_day: string;
            offer_expiry_hours: number;
            created_by: string;
            created_at: string;
            version: number;
        };
        CampaignNeed: {
            network_id: string;
            campaign_id: string;
            need_id: string;
            design_id: string;
            revision_id: string;
            planned: number;
        };
        CampaignTooling: {
            network_id: string;
            campaign_id: string;
            machine_id: string;
            process_plan_id: string;
            lab_id: string;
            order_day: string;
            ready_day: string;
            cost_mad: number;
        };
        Offer: {
            network_id: string;
            offer_id: string;
            code: string;
            campaign_id: string;
            lab_id: string;
            region_id: string;
            organization_id: string;
            design_id: string;
            revision_id: string;
            component_id: string;
            process_plan_id: string;
            quantity: number;
            quantity_accepted: number;
            machine_hours: number;
            first_day: string;
            due_day: string;
            /** @enum {string} */
            state: "draft" | "open" | "accepted" | "declined" | "expired" | "withdrawn";
            expires_at?: string | null;
            job_id?: string | null;
            reason: string;
            created_at: string;
            version: number;
        };
        CampaignTransition: {
            network_id: string;
            transition_id: string;
            subject_id: string;
            from_state: string;
            to_state: string;
            at: string;
            actor: string;
            reason: string;
        };
        CampaignLaunch: {
            name: {
                [key: string]: string;
            };
            end_day?: string | null;
            offer_expiry_hours?: number;
        };
        CampaignReason: {
            reason: string;
        };
        CampaignRegion: {
            region_id: string;
            offers_draft: number;
            offers_open: number;
            offers_declined: number;
            jobs_live: number;
            jobs_late: number;
            units_offered: number;
            units_committed: number;
            units_made: number;
        };
        CampaignNeedView: {
            need_id: string;
            design_id: string;
            revision_id: string;
            planned: number;
        };
        CampaignToolingView: {
            machine_id: string;
            process_plan_id: string;
            lab_id: string;
            order_day: string;
            ready_day: string;
            cost_mad: number;
        };
        CampaignView: {
            campaign_id: string;
            code: string;
            name: {
                [key: string]: string;
            };
            emergency_id?: string | null;
            plan_id: string;
            replan_id?: string | null;
            /** @enum {string} */
            state: "draft" | "running" | "paused" | "ramping_down" | "ended" | "cancelled";
            first_day: string;
            end_day: string;
            offer_expiry_hours: number;
            needs: components["schemas"]["CampaignNeedView"][];
            toolings: components["schemas"]["CampaignToolingView"][];
            regions: components["schemas"]["CampaignRegion"][];
            created_at: string;
            version: number;
        };
        CampaignQuery: {
            state?: ("draft" | "running" | "paused" | "ramping_down" | "ended" | "cancelled") | null;
        };
        OfferView: {
            offer_id: string;
            code: string;
            campaign_id: string;
            campaign_name: {
                [key: string]: string;
            };
            lab_id: string;
            lab_code: string;
            region_id: string;
            design_id: string;
            design_title: {
                [key: string]: string;
            };
            revision_id: string;
            revision_number: number;
            component_id: string;
            component_name: {
                [key: string]: string;
            };
            process_plan_id: string;
            technology: string;
            material_id: string;
            material_name: {
                [key: string]: string;
            };
            material_unit: string;
            material_quantity: number;
            quantity: number;
            quantity_accepted: number;
            machine_hours: number;
            first_day: string;
            due_day: string;
            /** @enum {string} */
            state: "draft" | "open" | "accepted" | "declined" | "expired" | "withdrawn";
            expires_at?: string | null;
            job_id?: string | null;
            reason: string;
            version: number;
        };
        OfferQuery: {
            lab?: string | null;
            campaign?: string | null;
            state?: ("draft" | "open" | "accepted" | "declined" | "expired" | "withdrawn") | null;
        };
        OfferAcceptance: {
            quantity?: number | null;
        };
        ToldTown: {
            network_id: string;
            town_id: string;
            region_id: string;
            code: string;
            name: {
                [key: string]: string;
            };
            province: {
                [key: string]: string;
            };
            lat: number;
            lng: number;
            population: number;
            name_sorted: string;
            search_text: string;
        };
        CapacityQuery: {
            design?: string | null;
        };
        CapacityOfTechnology: {
            technology: string;
            machine_count: number;
            hours_per_day: number;
            units_per_day: number;
            units_per_day_alone: number;
        };
        CapacityOfComponent: {
            component_id: string;
            name: {
                [key: string]: string;
            };
            units_per_product: number;
            products_per_day: number;
            technologies: components["schemas"]["CapacityOfTechnology"][];
        };
        CapacityRefusal: {
            /** @enum {string} */
            misfit: "technology" | "material" | "work_volume" | "clamp_force" | "nozzle";
            machine_count: number;
        };
        CapacityStock: {
            material_id: string;
            name: {
                [key: string]: string;
            };
            products: number;
        };
        CapacityOfRegion: {
            region_id: string;
            units_per_day: number;
            /** @enum {string} */
            limit: "nothing" | "component" | "hands";
            limit_component_id?: string | null;
            needed: number;
            days_to_cover?: number | null;
            lab_count: number;
            hands_products_per_day: number;
            components: components["schemas"]["CapacityOfComponent"][];
            refusals: components["schemas"]["CapacityRefusal"][];
            stock: components["schemas"]["CapacityStock"][];
            sentence: {
                [key: string]: string;
            };
        };
        CapacityView: {
            design_id: string;
            revision_id: string;
            title: {
                [key: string]: string;
            };
            units_per_day: number;
            needed: number;
            regions: components["schemas"]["CapacityOfRegion"][];
            lab_count: number;
            machine_count: number;
            computed_at: string;
            latest_plan_id?: string | null;
        };
        Job: {
            network_id: string;
            job_id: string;
            code: string;
            campaign_id: string;
            offer_id: string;
            lab_id: string;
            region_id: string;
            organization_id: string;
            design_id: string;
            revision_id: string;
            component_id: string;
            process_plan_id: string;
            quantity: number;
            quantity_promised: number;
            good: number;
            failed: number;
            due_day: string;
            /** @enum {string} */
            state: "accepted" | "in_progress" | "paused" | "reported" | "closed" | "released" | "failed" | "cancelled";
            accepted_by: string;
            accepted_at: string;
            ended_at?: string | null;
            version: number;
        };
        JobTransition: {
            network_id: string;
            transition_id: string;
            job_id: string;
            job_version: number;
            /** @enum {string} */
            from_state: "accepted" | "in_progress" | "paused" | "reported" | "closed" | "released" | "failed" | "cancelled";
            /** @enum {string} */
            to_state: "accepted" | "in_progress" | "paused" | "reported" | "closed" | "released" | "failed" | "cancelled";
            at: string;
            actor: string;
            reason: string;
        };
        JobTransitionView: {
            /** @enum {string} */
            from_state: "accepted" | "in_progress" | "paused" | "reported" | "closed" | "released" | "failed" | "cancelled";
            /** @enum {string} */
            to_state: "accepted" | "in_progress" | "paused" | "reported" | "closed" | "released" | "failed" | "cancelled";
            at: string;
            reason: string;
        };
        JobHub: {
            site_id: string;
            name: {
                [key: string]: string;
            };
        };
        JobView: {
            job_id: string;
            code: string;
            campaign_id: string;
            campaign_name: {
                [key: string]: string;
            };
            offer_id: string;
            lab_id: string;
            lab_code: string;
            region_id: string;
            design_id: string;
            design_title: {
                [key: string]: string;
            };
            revision_id: string;
            revision_number: number;
            /** @enum {string} */
            revision_state: "draft" | "in_review" | "released" | "superseded" | "withdrawn";
            component_id: string;
            component_name: {
                [key: string]: string;
            };
            process_plan_id: string;
            technology: string;
            material_id: string;
            material_name: {
                [key: string]: string;
            };
            material_unit: string;
            material_per_unit: number;
            file_id?: string | null;
            parameters: unknown;
            units_per_cycle: number;
            cycle_time_s?: number | null;
            set_up_s: number;
            required_skill: string;
            quantity: number;
            quantity_promised: number;
            made: number;
            failed: number;
            remaining: number;
            remaining_machine_s?: number | null;
            due_day: string;
            /** @enum {string} */
            state: "accepted" | "in_progress" | "paused" | "reported" | "closed" | "released" | "failed" | "cancelled";
            accepted_at: string;
            ended_at?: string | null;
            hub?: components["schemas"]["JobHub"] | null;
            transitions: components["schemas"]["JobTransitionView"][];
            version: number;
        };
        JobQuery: {
            lab?: string | null;
            campaign?: string | null;
            state?: ("accepted" | "in_progress" | "paused" | "reported" | "closed" | "released" | "failed" | "cancelled") | null;
        };
        JobReason: {
            reason: string;
        };
        JobGiveBack: {
            quantity?: number | null;
            reason: string;
        };
        PlanLevel: {
            level: number;
            value: number;
            bound?: number | null;
            gap: number;
        };
        PlanOfRegion: {
            region_id: string;
            needed: number;
            on_time: number;
            delivered: number;
            produced: number;
            delivered_by_day: number[];
            produced_by_day: number[];
        };
        PlanOfNeed: {
            need_id: string;
            code: string;
            site_id: string;
            region_id: string;
            design_id: string;
            due_day: string;
            priority: number;
            needed: number;
            on_time: number;
            delivered: number;
            never: number;
            complete_on?: string | null;
            left_out: string;
            delivered_by_day: number[];
        };
        PlanOfProduct: {
            design_id: string;
            revision_id: string;
            title: {
                [key: string]: string;
            };
            needed: number;
            on_time: number;
            delivered: number;
            delivered_by_day: number[];
        };
        PlanBottleneck: {
            /** @enum {string} */
            kind: "machine" | "material" | "transport" | "skill" | "tooling" | "assembly";
            title: {
                [key: string]: string;
            };
            technology: string;
            material_id?: string | null;
            region_id?: string | null;
            first_day: string;
            last_day: string;
            value_units: number;
            is_checked: boolean;
            sentence: {
                [key: string]: string;
            };
        };
        PlanTooling: {
            machine_id: string;
            lab_id: string;
            lab_code: string;
            region_id: string;
            process_plan_id: string;
            component_id: string;
            component_name: {
                [key: string]: string;
            };
            order_day: string;
            ready_day: string;
            cost_mad: number;
            units: number;
        };
        PlanLoad: {
            technology: string;
            hours_by_day: number[];
            capacity_hours_by_day: number[];
        };
        PlanProduction: {
            lab_id: string;
            lab_code: string;
            region_id: string;
            machine_id: string;
            process_plan_id: string;
            component_id: string;
            revision_id: string;
            day: string;
            started: number;
            good: number;
            machine_hours: number;
            is_promised: boolean;
            is_imagined: boolean;
        };
        PlanAssembly: {
            lab_id: string;
            lab_code: string;
            region_id: string;
            design_id: string;
            day: string;
            units: number;
        };
        PlanTransport: {
            from_region_id: string;
            to_region_id: string;
            design_id?: string | null;
            component_id?: string | null;
            material_id?: string | null;
            title: {
                [key: string]: string;
            };
            departure_day: string;
            quantity: number;
        };
        PlanNote: {
            code: string;
            text: {
                [key: string]: string;
            };
        };
        PlanAnswer: {
            /** @enum {string} */
            outcome: "proven_best" | "best_so_far" | "out_of_reach" | "nothing_so_far";
            gap: number;
            first_day: string;
            horizon_days: number;
            needed_units: number;
            on_time_units: number;
            delivered_units: number;
            complete_on?: string | null;
            sentence: {
                [key: string]: string;
            };
            delivered_by_day: number[];
            due_by_day: number[];
            lab_count: number;
            machine_count: number;
            levels: components["schemas"]["PlanLevel"][];
            products: components["schemas"]["PlanOfProduct"][];
            regions: components["schemas"]["PlanOfRegion"][];
            needs: components["schemas"]["PlanOfNeed"][];
            bottlenecks: components["schemas"]["PlanBottleneck"][];
            toolings: components["schemas"]["PlanTooling"][];
            load: components["schemas"]["PlanLoad"][];
            production: components["schemas"]["PlanProduction"][];
            assembly: components["schemas"]["PlanAssembly"][];
            transports: components["schemas"]["PlanTransport"][];
            notes: components["schemas"]["PlanNote"][];
        };
        WhatIf: {
            technology?: string;
            machines?: number;
            hours_per_day?: number;
            region_id?: string | null;
            tooling_budget_mad?: number | null;
        };
        PlanDraft: {
            emergency_id?: string | null;
            need_ids?: string[];
            horizon_days?: number | null;
            what_if?: components["schemas"]["WhatIf"] | null;
        };
        PlanSearch: {
            level: number;
            value?: number | null;
            bound?: number | null;
            work: number;
        };
        Plan: {
            network_id: string;
            plan_id: string;
            campaign_id?: string | null;
            /** @enum {string} */
            state: "computing" | "ready" | "failed" | "launched" | "discarded";
            draft: components["schemas"]["PlanDraft"];
            search: components["schemas"]["PlanSearch"];
            answer?: components["schemas"]["PlanAnswer"] | null;
            failure: string;
            asked_by: string;
            asked_at: string;
            begun_at?: string | null;
            finished_at?: string | null;
            version: number;
        };
        PlanSummary: {
            plan_id: string;
            campaign_id?: string | null;
            /** @enum {string} */
            state: "computing" | "ready" | "failed" | "launched" | "discarded";
            emergency_id?: string | null;
            is_what_if: boolean;
            outcome?: ("proven_best" | "best_so_far" | "out_of_reach" | "nothing_so_far") | null;
            needed_units: number;
            on_time_units: number;
            asked_at: string;
            finished_at?: string | null;
        };
        PlanView: {
            plan_id: string;
            campaign_id?: string | null;
            /** @enum {string} */
            state: "computing" | "ready" | "failed" | "launched" | "discarded";
            asked: components["schemas"]["PlanDraft"];
            search: components["schemas"]["PlanSearch"];
            answer?: components["schemas"]["PlanAnswer"] | null;
            failure: string;
            asked_at: string;
            finished_at?: string | null;
            version: number;
        };
        PlanQuery: {
            state?: ("computing" | "ready" | "failed" | "launched" | "discarded") | null;
        };
        Lot: {
            network_id: string;
            lot_id: string;
            code: string;
            lab_id?: string | null;
            site_id?: string | null;
            region_id: string;
            organization_id?: string | null;
            job_id?: string | null;
            campaign_id?: string | null;
            design_id: string;
            revision_id: string;
            component_id?: string | null;
            quantity: number;
            scrapped: number;
            /** @enum {string} */
            state: "open" | "quarantined" | "inspected" | "accepted" | "rejected" | "rework" | "on_hold" | "recalled" | "expired" | "disposed";
            is_late: boolean;
            expires_on?: string | null;
            created_by: string;
            created_at: string;
            version: number;
        };
        LotTransition: {
            network_id: string;
            transition_id: string;
            lot_id: string;
            /** @enum {string} */
            from_state: "open" | "quarantined" | "inspected" | "accepted" | "rejected" | "rework" | "on_hold" | "recalled" | "expired" | "disposed";
            /** @enum {string} */
            to_state: "open" | "quarantined" | "inspected" | "accepted" | "rejected" | "rework" | "on_hold" | "recalled" | "expired" | "disposed";
            at: string;
            actor: string;
            reason: string;
        };
        LotRun: {
            network_id: string;
            lot_id: string;
            run_id: string;
            quantity: number;
        };
        LotPart: {
            network_id: string;
            product_lot_id: string;
            part_lot_id: string;
            quantity: number;
        };
        MeasuredDimension: {
            name: string;
            value_mm: number;
            least_mm?: number | null;
            most_mm?: number | null;
        };
        Inspection: {
            network_id: string;
            inspection_id: string;
            lot_id: string;
            sample_size: number;
            accept_max: number;
            reject_min: number;
            defects: number;
            measured: components["schemas"]["MeasuredDimension"][];
            note: string;
            /** @enum {string} */
            verdict: "accepted" | "rejected" | "rework";
            inspected_by: string;
            inspected_at: string;
        };
        LotDraft: {
            quantity: number;
            stays_open?: boolean;
            expires_on?: string | null;
        };
        LotFilling: {
            quantity: number;
        };
        InspectionDraft: {
            sample_size: number;
            defects: number;
            measured?: components["schemas"]["MeasuredDimension"][];
            note?: string;
            /** @enum {string} */
            verdict: "accepted" | "rejected" | "rework";
        };
        LotReason: {
            reason: string;
        };
        AssemblyPart: {
            lot_id: string;
            quantity: number;
        };
        AssemblyDraft: {
            revision_id: string;
            place: components["schemas"]["PlaceRef"];
            quantity: number;
            parts: components["schemas"]["AssemblyPart"][];
            expires_on?: string | null;
        };
        LotQuery: {
            state?: ("open" | "quarantined" | "inspected" | "accepted" | "rejected" | "rework" | "on_hold" | "recalled" | "expired" | "disposed") | null;
            job?: string | null;
            lab?: string | null;
            region?: string | null;
            revision?: string | null;
            code?: string | null;
        };
        LotTransitionView: {
            /** @enum {string} */
            from_state: "open" | "quarantined" | "inspected" | "accepted" | "rejected" | "rework" | "on_hold" | "recalled" | "expired" | "disposed";
            /** @enum {string} */
            to_state: "open" | "quarantined" | "inspected" | "accepted" | "rejected" | "rework" | "on_hold" | "recalled" | "expired" | "disposed";
            at: string;
            reason: string;
        };
        InspectionView: {
            inspection_id: string;
            sample_size: number;
            accept_max: number;
            reject_min: number;
            defects: number;
            measured: components["schemas"]["MeasuredDimension"][];
            note: string;
            /** @enum {string} */
            verdict: "accepted" | "rejected" | "rework";
            inspected_at: string;
        };
        LotLink: {
            lot_id: string;
            code: string;
            /** @enum {string} */
            state: "open" | "quarantined" | "inspected" | "accepted" | "rejected" | "rework" | "on_hold" | "recalled" | "expired" | "disposed";
            lab_id?: string | null;
            job_id?: string | null;
            component_id?: string | null;
            quantity: number;
        };
        LotHolding: {
            place: components["schemas"]["PlaceRef"];
            place_name: {
                [key: string]: string;
            };
            place_code: string;
            /** @enum {string} */
            state: "supplier" | "making" | "quarantine" | "on_hold" | "accepted" | "in_transit" | "received" | "consumed" | "scrapped" | "lost" | "adjustment";
            quantity: number;
        };
        LotOrigin: {
            run_id: string;
            quantity: number;
            machine_id?: string | null;
            material_lot: string;
            reported_at: string;
        };
        LotView: {
            lot_id: string;
            code: string;
            lab_id?: string | null;
            site_id?: string | null;
            lab_code: string;
            region_id: string;
            job_id?: string | null;
            job_code: string;
            campaign_id?: string | null;
            design_id: string;
            design_title: {
                [key: string]: string;
            };
            revision_id: string;
            revision_number: number;
            use_level?: ("prototype" | "community" | "clinical") | null;
            component_id?: string | null;
            component_name: {
                [key: string]: string;
            };
            material_id?: string | null;
            material_name: {
                [key: string]: string;
            };
            quantity: number;
            scrapped: number;
            /** @enum {string} */
            state: "open" | "quarantined" | "inspected" | "accepted" | "rejected" | "rework" | "on_hold" | "recalled" | "expired" | "disposed";
            is_late: boolean;
            is_probation: boolean;
            expires_on?: string | null;
            sampling_plan: components["schemas"]["SamplingPlan"];
            holdings: components["schemas"]["LotHolding"][];
            origins: components["schemas"]["LotOrigin"][];
            made_of: components["schemas"]["LotLink"][];
            went_into: components["schemas"]["LotLink"][];
            inspections: components["schemas"]["InspectionView"][];
            transitions: components["schemas"]["LotTransitionView"][];
            created_at: string;
            version: number;
        };
        LotTrace: {
            lot_id: string;
            code: string;
            upwards: components["schemas"]["LotLink"][];
            downwards: components["schemas"]["LotLink"][];
            origins: components["schemas"]["LotOrigin"][];
            holdings: components["schemas"]["LotHolding"][];
            units_received: number;
            recipients: number;
        };
        RecallView: {
            lots: number;
            units: number;
            units_received: number;
            units_in_transit: number;
            recipients: components["schemas"]["LotHolding"][];
        };
        PublicLotView: {
            code: string;
            /** @enum {string} */
            state: "genuine" | "not_released" | "recalled";
            statement: {
                [key: string]: string;
            };
            network_name: {
                [key: string]: string;
            };
            design_title: {
                [key: string]: string;
            };
            revision_number: number;
            component_name: {
                [key: string]: string;
            };
            use_level?: ("prototype" | "community" | "clinical") | null;
            intended_use: {
                [key: string]: string;
            };
            certification: {
                [key: string]: string;
            };
            terms: {
                [key: string]: string;
            };
            made_on: string;
            expires_on?: string | null;
            recall_reason: string;
        };
        LinkedLot: {
            lot_id: string;
            code: string;
            /** @enum {string} */
            state: "open" | "quarantined" | "inspected" | "accepted" | "rejected" | "rework" | "on_hold" | "recalled" | "expired" | "disposed";
            lab_id?: string | null;
            job_id?: string | null;
            component_id?: string | null;
            quantity: number;
        };
        LinkedRun: {
            run_id: string;
            quantity: number;
            machine_id?: string | null;
            material_lot: string;
            reported_at: string;
        };
        JobPieces: {
            job_id: string;
            good: number;
            in_lots: number;
        };
        Run: {
            network_id: string;
            run_id: string;
            job_id: string;
            lab_id: string;
            machine_id?: string | null;
            /** @enum {string} */
            state: "started" | "done" | "failed" | "lost";
            pieces_good: number;
            pieces_failed: number;
            pieces_in_lots: number;
            failure_reason: string;
            duration_s?: number | null;
            material_used: number;
            is_material_measured: boolean;
            material_lot: string;
            started_at?: string | null;
            is_late: boolean;
            reported_by: string;
            reported_at: string;
        };
        RunDraft: {
            run_id?: string | null;
            pieces_good: number;
            pieces_failed?: number;
            failure_reason?: string;
            duration_s?: number | null;
            material_used?: number | null;
            material_lot?: string;
            machine_id?: string | null;
            started_at?: string | null;
        };
        RunView: {
            run_id: string;
            job_id: string;
            machine_id?: string | null;
            /** @enum {string} */
            state: "started" | "done" | "failed" | "lost";
            pieces_good: number;
            pieces_failed: number;
            pieces_in_lots: number;
            failure_reason: string;
            duration_s?: number | null;
            material_used: number;
            is_material_measured: boolean;
            material_lot: string;
            started_at?: string | null;
            is_late: boolean;
            late_lot_id?: string | null;
            reported_at: string;
        };
        RunQuery: Record<string, never>;
        SamplingPlan: {
            sample_size: number;
            accept_max: number;
            reject_min: number;
            measured_pieces: number;
        };
        Shipment: {
            network_id: string;
            shipment_id: string;
            code: string;
            /** @enum {string} */
            from_kind: "lab" | "site" | "external";
            from_id: string;
            from_region_id: string;
            from_organization_id?: string | null;
            /** @enum {string} */
            to_kind: "lab" | "site" | "external";
            to_id: string;
            to_region_id: string;
            to_organization_id?: string | null;
            is_final: boolean;
            need_id?: string | null;
            /** @enum {string} */
            state: "draft" | "packed" | "dispatched" | "partially_received" | "received" | "returning" | "returned" | "lost" | "cancelled";
            carrier: string;
            driver_id?: string | null;
            note: string;
            created_by: string;
            created_at: string;
            dispatched_at?: string | null;
            ended_at?: string | null;
            version: number;
        };
        ShipmentLine: {
            network_id: string;
            shipment_id: string;
            lot_id: string;
            quantity: number;
            received: number;
            held: number;
            damaged: number;
            missing: number;
            set_aside: number;
            lost: number;
            returned: number;
        };
        ShipmentTransition: {
            network_id: string;
            transition_id: string;
            shipment_id: string;
            /** @enum {string} */
            from_state: "draft" | "packed" | "dispatched" | "partially_received" | "received" | "returning" | "returned" | "lost" | "cancelled";
            /** @enum {string} */
            to_state: "draft" | "packed" | "dispatched" | "partially_received" | "received" | "returning" | "returned" | "lost" | "cancelled";
            at: string;
            actor: string;
            reason: string;
        };
        Receipt: {
            network_id: string;
            receipt_id: string;
            shipment_id: string;
            lines: string;
            signed_name?: string | null;
            signed_function?: string | null;
            signature_sha256?: string | null;
            signer_id?: string | null;
            recorded_by: string;
            received_at: string;
        };
        ShipmentLineDraft: {
            lot_id: string;
            quantity: number;
        };
        ShipmentDraft: {
            from: components["schemas"]["PlaceRef"];
            to: components["schemas"]["PlaceRef"];
            need_id?: string | null;
            lines: components["schemas"]["ShipmentLineDraft"][];
            carrier?: string;
            driver_id?: string | null;
            note?: string;
        };
        ReceivedLine: {
            lot_id: string;
            received: number;
            damaged?: number;
            missing?: number;
            other?: number;
            note?: string;
        };
        ReceiptDraft: {
            receipt_id?: string | null;
            lines: components["schemas"]["ReceivedLine"][];
            signed_name: string;
            signed_function?: string;
            is_own_signature?: boolean;
            signature_upload_id?: string | null;
            received_at?: string | null;
        };
        ShipmentReason: {
            reason: string;
        };
        ShipmentQuery: {
            state?: ("draft" | "packed" | "dispatched" | "partially_received" | "received" | "returning" | "returned" | "lost" | "cancelled") | null;
            need?: string | null;
            place?: string | null;
            code?: string | null;
        };
        NeedUnits: {
            need_id: string;
            received: number;
            in_transit: number;
            allocated: number;
        };
        ShipmentPlace: {
            place: components["schemas"]["PlaceRef"];
            name: {
                [key: string]: string;
            };
            code: string;
            region_id: string;
        };
        ShipmentLineView: {
            lot_id: string;
            lot_code: string;
            /** @enum {string} */
            lot_state: "open" | "quarantined" | "inspected" | "accepted" | "rejected" | "rework" | "on_hold" | "recalled" | "expired" | "disposed";
            design_title: {
                [key: string]: string;
            };
            component_name: {
                [key: string]: string;
            };
            quantity: number;
            on_its_way: number;
            received: number;
            held: number;
            damaged: number;
            missing: number;
            set_aside: number;
            lost: number;
            returned: number;
        };
        ReceiptView: {
            receipt_id: string;
            received_at: string;
            lines: components["schemas"]["ReceivedLine"][];
            signed_name?: string | null;
            signed_function?: string | null;
            has_signature: boolean;
        };
        ShipmentTransitionView: {
            /** @enum {string} */
            from_state: "draft" | "packed" | "dispatched" | "partially_received" | "received" | "returning" | "returned" | "lost" | "cancelled";
            /** @enum {string} */
            to_state: "draft" | "packed" | "dispatched" | "partially_received" | "received" | "returning" | "returned" | "lost" | "cancelled";
            at: string;
            reason: string;
        };
        ShipmentView: {
            shipment_id: string;
            code: string;
            /** @enum {string} */
            state: "draft" | "packed" | "dispatched" | "partially_received" | "received" | "returning" | "returned" | "lost" | "cancelled";
            from: components["schemas"]["ShipmentPlace"];
            to: components["schemas"]["ShipmentPlace"];
            need_id?: string | null;
            need_code: string;
            lines: components["schemas"]["ShipmentLineView"][];
            units: number;
            carrier: string;
            driver_id?: string | null;
            note: string;
            created_at: string;
            dispatched_at?: string | null;
            ended_at?: string | null;
            receipts: components["schemas"]["ReceiptView"][];
            transitions: components["schemas"]["ShipmentTransitionView"][];
            version: number;
        };
        ShipmentSuggestion: {
            from: components["schemas"]["ShipmentPlace"];
            to: components["schemas"]["ShipmentPlace"];
            need_id: string;
            need_code: string;
            priority: number;
            due_day: string;
            still_needed: number;
            units: number;
            lines: components["schemas"]["ShipmentLineDraft"][];
            distance_km: number;
        };
        SuggestionQuery: {
            region?: string | null;
        };
        CodeHolder: {
            type: string;
            id: string;
        };
        ImpactRow: {
            day: string;
            region_id: string;
            region_name: {
                [key: string]: string;
            };
            design_id: string;
            design_title: {
                [key: string]: string;
            };
            units: number;
        };
        ImpactView: {
            units_received: number;
            sites_served: number;
            rows: components["schemas"]["ImpactRow"][];
        };
        ProgressQuery: {
            /** @enum {string} */
            by?: "need" | "lab" | "region" | "campaign";
        };
        ProgressView: {
            id: string;
            code: string;
            title: {
                [key: string]: string;
            };
            needed: number;
            planned: number;
            committed: number;
            made: number;
            accepted: number;
            in_transit: number;
            received: number;
            surplus: number;
        };
        SearchQuery: {
            q: string;
            limit?: number;
        };
        FoundView: {
            type: string;
            id: string;
            code: string;
            title: {
                [key: string]: string;
            };
        };
        SubjectRef: {
            type: string;
            id: string;
        };
        TodayItem: {
            /** @enum {string} */
            kind: "offer_to_answer" | "job_to_do" | "lot_to_inspect" | "shipment_to_pack" | "shipment_to_dispatch" | "shipment_to_deliver" | "shipment_to_receive" | "need_to_verify" | "lab_to_review" | "site_to_activate" | "plan_to_launch" | "campaign_to_dispatch";
            subject: components["schemas"]["SubjectRef"];
            code: string;
            title: {
                [key: string]: string;
            };
            due_day?: string | null;
            due_at?: string | null;
            count?: number | null;
            region_id?: string | null;
        };
        TodaySection: {
            /** @enum {string} */
            kind: "offer_to_answer" | "job_to_do" | "lot_to_inspect" | "shipment_to_pack" | "shipment_to_dispatch" | "shipment_to_deliver" | "shipment_to_receive" | "need_to_verify" | "lab_to_review" | "site_to_activate" | "plan_to_launch" | "campaign_to_dispatch";
            count: number;
        };
        WorkDone: {
            units_delivered: number;
            units_in_transit: number;
            sites: number;
        };
        TodayView: {
            items: components["schemas"]["TodayItem"][];
            sections: components["schemas"]["TodaySection"][];
            work?: components["schemas"]["WorkDone"] | null;
        };
        CodeDraft: {
            address: string;
            /** @enum {string} */
            language?: "fr" | "ar" | "en";
        };
        JoinDraft: {
            name: string;
            address: string;
            /** @enum {string} */
            language?: "fr" | "ar" | "en";
            network_id: string;
        };
        ChallengeView: {
            challenge_id: string;
            expires_at: string;
        };
        CodeSignInDraft: {
            challenge_id: string;
            code: string;
            totp?: string | null;
        };
        PasswordSignInDraft: {
            address: string;
            password: string;
            totp?: string | null;
        };
        SessionView: {
            account_id: string;
            name: string;
            csrf_token: string;
            needs_second_factor: boolean;
            expires_at: string;
        };
        GrantView: {
            grant_id: string;
            /** @enum {string} */
            role: "deployment_admin" | "network_admin" | "auditor" | "coordinator" | "owner" | "maker" | "designer" | "quality" | "requester" | "driver" | "supporter" | "member" | "visitor";
            network_id: string;
            region_id?: string | null;
            cluster_id?: string | null;
            organization_id?: string | null;
            title: string;
        };
        MeView: {
            account_id: string;
            name: string;
            address: string;
            /** @enum {string} */
            language: "fr" | "ar" | "en";
            grants: components["schemas"]["GrantView"][];
            has_password: boolean;
            has_second_factor: boolean;
            needs_second_factor: boolean;
            csrf_token: string;
            version: number;
        };
        MeDraft: {
            name: string;
            /** @enum {string} */
            language: "fr" | "ar" | "en";
        };
        PasswordDraft: {
            new_password: string;
            current_password?: string | null;
        };
        TotpView: {
            secret: string;
            uri: string;
        };
        TotpDraft: {
            code: string;
        };
        TokenDraft: {
            name: string;
            scopes: string[];
            valid_days?: number;
        };
        TokenView: {
            token_id: string;
            name: string;
            scopes: string[];
            created_at: string;
            expires_at: string;
        };
        NewTokenView: {
            token: components["schemas"]["TokenView"];
            secret: string;
        };
        TraceView: {
            seen_at: string;
            viewer_id: string;
            viewer_name: string;
            network_id: string;
            what: string;
        };
        ErasureDraft: {
            confirmation: string;
        };
        MemberView: {
            account_id: string;
            name: string;
            joined_at: string;
            grants: components["schemas"]["GrantView"][];
        };
        MemberContactView: {
            account_id: string;
            name: string;
            addresses: string[];
        };
        GrantDraft: {
            account_id: string;
            /** @enum {string} */
            role: "deployment_admin" | "network_admin" | "auditor" | "coordinator" | "owner" | "maker" | "designer" | "quality" | "requester" | "driver" | "supporter" | "member" | "visitor";
            region_id?: string | null;
            cluster_id?: string | null;
            organization_id?: string | null;
        };
        InvitationDraft: {
            address: string;
            /** @enum {string} */
            role: "deployment_admin" | "network_admin" | "auditor" | "coordinator" | "owner" | "maker" | "designer" | "quality" | "requester" | "driver" | "supporter" | "member" | "visitor";
            region_id?: string | null;
            cluster_id?: string | null;
            organization_id?: string | null;
            /** @enum {string} */
            language?: "fr" | "ar" | "en";
        };
        InvitationView: {
            invitation_id: string;
            network_id: string;
            /** @enum {string} */
            role: "deployment_admin" | "network_admin" | "auditor" | "coordinator" | "owner" | "maker" | "designer" | "quality" | "requester" | "driver" | "supporter" | "member" | "visitor";
            title: string;
            expires_at: string;
        };
        DemoLoginView: {
            title: string;
            role: string;
            address: string;
            password: string;
        };
        PersonalFieldView: {
            room: string;
            table: string;
            column: string;
            purpose: {
                [key: string]: string;
            };
            seen_by: {
                [key: string]: string;
            };
            kept_for: {
                [key: string]: string;
            };
        };
        PersonalDataView: {
            items: components["schemas"]["PersonalFieldView"][];
        };
        AccountExportView: {
            account_id: string;
            exported_at: string;
            rooms: {
                [key: string]: unknown;
            };
        };
        AccountRow: {
            account_id: string;
            name: string;
            /** @enum {string} */
            language: "fr" | "ar" | "en";
            /** @enum {string} */
            state: "active" | "erased";
            password_hash?: string | null;
            totp_secret_sealed?: string | null;
            totp_is_confirmed: boolean;
            totp_step_last: number;
            created_at: string;
            version: number;
        };
        AddressRow: {
            address: string;
            /** @enum {string} */
            kind: "email" | "phone";
            account_id: string;
            confirmed_at: string;
        };
        GrantRow: {
            network_id: string;
            grant_id: string;
            account_id: string;
            /** @enum {string} */
            role: "deployment_admin" | "network_admin" | "auditor" | "coordinator" | "owner" | "maker" | "designer" | "quality" | "requester" | "driver" | "supporter" | "member" | "visitor";
            region_id?: string | null;
            cluster_id?: string | null;
            organization_id?: string | null;
            title: string;
            granted_by: string;
            granted_at: string;
        };
        MembershipRow: {
            network_id: string;
            account_id: string;
            joined_at: string;
        };
        SessionRow: {
            session_hash: string;
            account_id: string;
            is_second_factor_passed: boolean;
            created_at: string;
            seen_at: string;
            expires_at: string;
        };
        TraceRow: {
            account_id: string;
            seen_on: string;
            viewer_id: string;
            network_id: string;
            what: string;
            seen_at: string;
        };
        ItemRef: {
            /** @enum {string} */
            kind: "material" | "component" | "product";
            id: string;
        };
        PlaceRef: {
            /** @enum {string} */
            kind: "lab" | "site" | "external";
            id: string;
        };
        Standing: {
            place: components["schemas"]["PlaceRef"];
            /** @enum {string} */
            state: "supplier" | "making" | "quarantine" | "on_hold" | "accepted" | "in_transit" | "received" | "consumed" | "scrapped" | "lost" | "adjustment";
        };
        MoveSource: {
            type: string;
            id: string;
        };
        Move: {
            network_id: string;
            seq: number;
            move_id: string;
            /** @enum {string} */
            item_kind: "material" | "component" | "product";
            item_id: string;
            lot_id: string;
            quantity: number;
            /** @enum {string} */
            from_place_kind: "lab" | "site" | "external";
            from_place_id: string;
            /** @enum {string} */
            from_state: "supplier" | "making" | "quarantine" | "on_hold" | "accepted" | "in_transit" | "received" | "consumed" | "scrapped" | "lost" | "adjustment";
            /** @enum {string} */
            to_place_kind: "lab" | "site" | "external";
            to_place_id: string;
            /** @enum {string} */
            to_state: "supplier" | "making" | "quarantine" | "on_hold" | "accepted" | "in_transit" | "received" | "consumed" | "scrapped" | "lost" | "adjustment";
            occurred_at: string;
            recorded_at: string;
            reason: string;
            source_type: string;
            source_id: string;
            actor: string;
            reverses_id?: string | null;
            prev_hash: string;
            hash: string;
        };
        LedgerCheck: {
            moves: number;
            sum_is_zero: boolean;
            chain_is_whole: boolean;
            balances_agree: boolean;
            none_is_negative: boolean;
            finding: string;
        };
        StockQuery: {
            item?: string | null;
            place?: string | null;
            lot?: string | null;
            state?: ("supplier" | "making" | "quarantine" | "on_hold" | "accepted" | "in_transit" | "received" | "consumed" | "scrapped" | "lost" | "adjustment") | null;
        };
        BalanceView: {
            item: components["schemas"]["ItemRef"];
            material_code?: string | null;
            lot_id?: string | null;
            place: components["schemas"]["PlaceRef"];
            /** @enum {string} */
            state: "supplier" | "making" | "quarantine" | "on_hold" | "accepted" | "in_transit" | "received" | "consumed" | "scrapped" | "lost" | "adjustment";
            quantity: number;
            /** @enum {string} */
            counted_in: "unit" | "mg" | "mm" | "mm2";
        };
        StockView: {
            items: components["schemas"]["BalanceView"][];
        };
        StockMoveQuery: {
            item?: string | null;
            place?: string | null;
            lot?: string | null;
        };
        MoveView: {
            move_id: string;
            seq: number;
            item: components["schemas"]["ItemRef"];
            lot_id?: string | null;
            quantity: number;
            from: components["schemas"]["Standing"];
            to: components["schemas"]["Standing"];
            occurred_at: string;
            recorded_at: string;
            reason: string;
            source: components["schemas"]["MoveSource"];
            actor: string;
            reverses_id?: string | null;
            hash: string;
        };
        StockRecordDraft: {
            place: components["schemas"]["PlaceRef"];
            item: components["schemas"]["ItemRef"];
            quantity: number;
            /** @enum {string} */
            kind: "arrival" | "count" | "correction";
            reason?: string;
        };
        ReversalDraft: {
            reason: string;
        };
        NetworkView: {
            network_id: string;
            slug: string;
            name: {
                [key: string]: string;
            };
            is_demonstration: boolean;
            languages: string[];
            country_outlines: string[];
            currency: string;
            version: number;
        };
        DemoLogin: {
            title: string;
            role: string;
            address: string;
            password: string;
        };
        DataField: {
            room: string;
            field: string;
            purpose: {
                [key: string]: string;
            };
            visible_to: {
                [key: string]: string;
            };
            kept_for: {
                [key: string]: string;
            };
        };
        RegionShape: {
            region_id: string;
            polygons: number[][][];
        };
        RegionCapacityView: {
            region_id: string;
            units_per_day: number;
            bottleneck?: string | null;
        };
        StockCheckView: {
            sum_is_zero: boolean;
            chain_is_whole: boolean;
            moves: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
