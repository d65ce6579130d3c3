import type { Catalogue } from "./text";

// Textes en français, au vouvoiement ; espace fine insécable avant ; : ! ?
export const fr: Catalogue = {
  "nav.main": "Lieux principaux",
  "nav.skip": "Aller au contenu",
  "nav.language": "Langue",
  "nav.theme_dark": "Couleurs sombres",
  "nav.theme_light": "Couleurs claires",
  "nav.back_to": "Emplacement",

  "group.respond": "Répondre",
  "group.make": "Fabriquer",
  "group.deliver": "Livrer",

  "place.today": "Aujourd’hui",
  "place.map": "Carte",
  "place.needs": "Besoins",
  "place.plans": "Plans",
  "place.campaigns": "Campagnes",
  "place.designs": "Modèles",
  "place.jobs": "Fabrication",
  "place.labs": "Ateliers",
  "place.lots": "Lots",
  "place.shipments": "Expéditions",
  "place.code": "Code",
  "place.more": "Plus",

  "demonstration.title": "Démonstration",
  "demonstration.notice": "Démonstration : les villes sont réelles ; les institutions, personnes, machines et chiffres sont inventés.",

  "state.loading": "Chargement",
  "state.offline": "Pas de connexion. Ce que vous lisez peut dater ; ce que vous envoyez devra être renvoyé.",
  "state.as_of": "État à {time} : le serveur ne répond pas en ce moment.",

  "action.retry": "Réessayer",
  "action.undo": "Annuler l’action",
  "action.close": "Fermer",
  "action.cancel": "Abandonner",
  "action.sign_in": "Se connecter",
  "action.sign_out": "Se déconnecter",
  "action.join": "Rejoindre",
  "action.save": "Enregistrer",
  "action.send": "Envoyer",
  "action.next": "Continuer",

  "list.more": "Afficher la suite",

  "missing.title": "Il n’y a rien ici",
  "missing.text": "Cette adresse ne mène nulle part, ou à quelque chose qui ne vous est pas ouvert. Vérifiez le lien ou repartez de la première page.",
  "missing.home": "Vers la première page",

  "unreachable.title": "Le serveur ne répond pas",

  "offline.title": "Vous êtes hors ligne",
  "offline.text": "Cette page doit avoir été chargée une fois avant de s’afficher sans réseau. Réessayez avec une connexion.",

  "problem.unknown": "Quelque chose n’a pas fonctionné",
  "problem.no_answer": "Pas de réponse du serveur",
  "problem.server_failed": "Le serveur a échoué sur cette demande",
  "problem.not_signed_in": "Il faut se connecter pour cela",
  "problem.not_allowed": "Votre rôle ne permet pas cela",
  "problem.not_found": "Cela n’existe pas, ou ne vous est pas ouvert",
  "problem.agreement_needed": "Un accord doit d’abord être signé",
  "problem.version_is_old": "Quelqu’un d’autre a modifié ceci entre-temps",
  "problem.transition_not_allowed": "Cette étape n’est pas possible dans l’état actuel",
  "problem.too_many_requests": "Trop de tentatives",
  "problem.reference": "Si vous demandez de l’aide, citez",

  "problem_remedy.no_answer": "Rien n’est perdu : votre saisie est toujours là. Réessayez.",
  "problem_remedy.not_signed_in": "Connectez-vous puis revenez à cette page.",
  "problem_remedy.version_is_old": "Rechargez la page pour voir le changement, puis décidez.",
  "problem_remedy.too_many_requests": "Attendez une minute, puis réessayez.",

  "problem_field.required": "À remplir.",
  "problem_field.field_is_missing": "À remplir.",
  "problem_field.not_a_number": "Il faut un nombre.",

  "form.problems": { one: "Un point à corriger", other: "{count} points à corriger" },

  "quantity.needed": "Demandé",
  "quantity.planned": "Planifié",
  "quantity.committed": "Engagé",
  "quantity.made": "Fabriqué",
  "quantity.accepted": "Accepté",
  "quantity.in_transit": "En route",
  "quantity.received": "Reçu",
  "quantity.surplus": "Au-delà du besoin",

  "source.measured": "mesuré",
  "source.declared": "déclaré",
  "source.estimated": "estimé",

  "technology.fff": "Impression 3D (fil)",
  "technology.vpp": "Impression résine",
  "technology.pbf": "Frittage de poudre",
  "technology.laser": "Découpe laser",
  "technology.cnc": "Usinage",
  "technology.forming": "Thermoformage",
  "technology.moulding": "Injection plastique",
  "technology.electronics": "Électronique",
  "technology.sewing": "Couture",
  "technology.assembly": "Assemblage",
  "technology.test": "Essais",

  "gallery.title": "Galerie des composants",
  "gallery.lead": "Chaque élément de l’interface, dans la langue et les couleurs choisies.",
  "gallery.buttons": "Boutons",
  "gallery.form": "Formulaire",
  "gallery.messages": "Messages",
  "gallery.states": "États",
  "gallery.progress": "Avancement",
  "gallery.table": "Tableau",
  "gallery.other": "Autres éléments",

  "field.name": "Nom",
  "field.quantity": "Quantité",
  "field.technologies": "Technologies",
  "field.description": "Description",
  "field.region": "Région",
  "field.labs": "Ateliers",

  "unit.units": "unités",
};
